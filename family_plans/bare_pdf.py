"""A PDF that somebody brings, built anew from what its pages show and nothing else (safety.md 4.6).

What is filled in, stamped or drawn on a page becomes part of it. Attached files, notes, links, forms, scripts,
bookmarks, hidden descriptions and whatever a camera wrote into a picture do not come along.
"""

import io
import zlib

import pikepdf

from family_plans.bare_pictures import BrokenPicture, bare_jp2, bare_jpeg
from fgc.lib.errors import Refused

MOST_PAGES = 50
MOST_UNPACKED = 50 * 1024 * 1024  # bytes of drawing orders in one place
PAGE_KEYS = {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Resources"}
# Of whatever else is kept: what no page shows.
HIDDEN = (
    "/Metadata", "/PieceInfo", "/AF", "/EF", "/AA", "/A", "/JS", "/OpenAction", "/Alternates", "/OPI", "/Measure",
    "/PtData", "/StructParent", "/StructParents", "/LastModified", "/Properties", "/OC", "/Ref",
)  # fmt: skip
PLAIN = {"BDC": "BMC", "DP": "MP"}  # a mark with a hidden description, and the same mark without
PasswordError = pikepdf.PasswordError
BROKEN = (pikepdf.PdfError, BrokenPicture, ValueError, TypeError, KeyError, zlib.error)


def bared(data):
    """The bytes of the new PDF. Raises Refused with a message for a person, and one of BROKEN."""
    with pikepdf.open(io.BytesIO(data)) as document, pikepdf.new() as clean:
        if len(document.pages) > MOST_PAGES:
            raise Refused(f"The PDF must have {MOST_PAGES} pages or fewer", field="file")
        if "/AcroForm" in document.Root:
            document.generate_appearance_streams()
        document.flatten_annotations("all")
        for page in document.pages:
            for key in [key for key in page.obj.keys() if key not in PAGE_KEYS | {"/Annots"}]:  # noqa: SIM118
                del page.obj[key]
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
        clean.pages.extend(document.pages)
        for page in clean.pages:
            _without_marks(clean, page.obj, _streams(page.obj.get("/Contents")))
        for one in clean.objects:
            _without_hidden(clean, one)
        out = io.BytesIO()
        clean.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _streams(contents):
    if contents is None:
        return []
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _without_hidden(document, one):
    """Take out of one object what no page shows."""
    if isinstance(one, pikepdf.Array):
        for inner in one:
            if not _stands_alone(inner):
                _without_hidden(document, inner)
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in HIDDEN:
        if key in one:
            del one[key]
    for key in list(one.keys()):
        inner = one[key]
        if isinstance(inner, pikepdf.Dictionary | pikepdf.Array) and not _stands_alone(inner):
            _without_hidden(document, inner)
    for glyph in one.get("/CharProcs", {}).values() if one.get("/Type") == "/Font" else ():
        _without_marks(document, glyph, [glyph])
    if isinstance(one, pikepdf.Stream):
        if one.get("/Subtype") == "/Image":
            _picture(document, one)
        elif one.get("/Subtype") == "/Form" or one.get("/PatternType") == 1:
            _without_marks(document, one, [one])


def _stands_alone(value):
    return getattr(value, "is_indirect", False)


def _without_marks(document, place, streams):
    """Write the drawing orders of a page, a form or a glyph anew: no comment and no hidden description stays."""
    for stream in streams:
        _refuse_much(stream)
    orders = []
    for order in pikepdf.parse_content_stream(place):
        if isinstance(order, pikepdf.ContentStreamInlineImage):
            _refuse_camera(order.iimage)
            orders.append(order)
            continue
        name = str(order.operator)
        if name in PLAIN:
            order = pikepdf.ContentStreamInstruction(order.operands[:1], pikepdf.Operator(PLAIN[name]))
        orders.append(order)
    written = pikepdf.unparse_content_stream(orders)
    if isinstance(place, pikepdf.Stream):
        place.write(written)
    else:
        place["/Contents"] = document.make_stream(written)


def _refuse_much(stream):
    """No bomb: a few bytes that unpack to more than a computer holds."""
    raw, filters = stream.read_raw_bytes(), _filters(stream)
    if filters[:1] == ["/FlateDecode"]:
        unpacking = zlib.decompressobj()
        unpacking.decompress(raw, MOST_UNPACKED)
        if unpacking.unconsumed_tail:
            raise Refused("The PDF unpacks to too much. Print it to a new PDF and choose that", field="file")


def _refuse_camera(picture):
    """A photo inside the drawing orders themselves, which no usual program writes."""
    filters = picture.obj.get("/F", picture.obj.get("/Filter", ""))
    if "DCT" in str(filters):
        raise Refused(
            "A picture in this PDF cannot be read. Print it to a new PDF and choose that", field="file"
        )


def _filters(stream):
    found = stream.get("/Filter", [])
    return [str(one) for one in found] if isinstance(found, pikepdf.Array) else [str(found)]


def _picture(document, stream):
    """The picture without what a camera wrote beside its points."""
    last = _filters(stream)[-1:]
    bare = {"/DCTDecode": bare_jpeg, "/JPXDecode": bare_jp2}.get(last[0] if last else "")
    if bare is None:
        return
    outer, parms = _filters(stream)[:-1], stream.get("/DecodeParms")
    if isinstance(parms, pikepdf.Array):
        parms = parms[-1] if len(parms) else None
    stream.write(
        bare(_without_outer(document, stream, outer) if outer else stream.read_raw_bytes()),
        filter=pikepdf.Name(last[0]),
        decode_parms=parms if isinstance(parms, pikepdf.Dictionary) else None,
    )


def _without_outer(document, stream, outer):
    """The picture's own bytes, out of what they were packed in once more."""
    _refuse_much(stream)
    packed = document.make_stream(stream.read_raw_bytes())
    packed["/Filter"] = pikepdf.Array([pikepdf.Name(name) for name in outer])
    return packed.read_bytes(pikepdf.StreamDecodeLevel.generalized)
