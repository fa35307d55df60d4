"""The pictures inside a PDF without what a camera or a program wrote beside their points. Pure, and without loss.

The points are not decoded: colours and sharpness stay as they are.
"""

ADOBE = b"Adobe"  # says how the colours are written; without it they turn
START, END, SCAN, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
ALONE = {0x01, *range(0xD0, 0xD8)}  # marks without a length
JP2_START = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
JP2_BOXES = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}
JP2_COMMENT, JP2_TILE = 0xFF64, 0xFF90


class BrokenPicture(ValueError):
    """The bytes are not the picture that they say they are."""


def bare_jpeg(data):
    """A JPEG without EXIF, position, small preview, comments, and whatever follows its end."""
    if data[:2] != b"\xff\xd8":
        raise BrokenPicture("no JPEG")
    out, at = [b"\xff\xd8"], 2
    while at < len(data):
        if data[at] != 0xFF or at + 1 >= len(data):
            raise BrokenPicture("no mark where one must be")
        mark = data[at + 1]
        if mark == 0xFF:  # filling
            at += 1
            continue
        if mark == END:
            break
        if mark in ALONE:
            out.append(data[at : at + 2])
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if end < at + 4 or end > len(data):
            raise BrokenPicture("a part is longer than the picture")
        if _is_drawn(mark, data[at + 4 : end]):
            out.append(data[at:end])
        at = end
        if mark == SCAN:
            end = _end_of_scan(data, at)
            out.append(data[at:end])
            at = end
    return b"".join([*out, b"\xff\xd9"])


def _is_drawn(mark, inside):
    """Whether a part of a JPEG is needed to draw it: no comment and nothing that a program added for itself."""
    if mark == 0xEE:
        return inside.startswith(ADOBE) and len(inside) == 12
    return not (mark == COMMENT or 0xE0 <= mark <= 0xEF)


def _end_of_scan(data, at):
    """Where the points of a scan end: at the next mark that is not part of them."""
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def bare_jp2(data):
    """A JPEG 2000 picture with the boxes that draw it, and no comment in its first part."""
    if not data.startswith(JP2_START):
        return _bare_codestream(data)
    out, at = [], 0
    while at + 8 <= len(data):
        size, kind, head = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16]), 16
        end = len(data) if size == 0 else at + size
        if end < at + head or end > len(data):
            raise BrokenPicture("a box is longer than the picture")
        if kind == b"jp2c":
            inside = _bare_codestream(data[at + head : end])
            out.append((len(inside) + 8).to_bytes(4) + kind + inside)
        elif kind in JP2_BOXES:
            out.append(data[at:end])
        at = end
    return b"".join(out)


def _bare_codestream(data):
    if data[:2] != b"\xff\x4f":
        raise BrokenPicture("no JPEG 2000")
    out, at = [data[:2]], 2
    while at + 4 <= len(data):
        mark = int.from_bytes(data[at : at + 2])
        if mark == JP2_TILE:
            return b"".join([*out, data[at:]])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if mark < 0xFF00 or end < at + 4 or end > len(data):
            raise BrokenPicture("a part is longer than the picture")
        if mark != JP2_COMMENT:
            out.append(data[at:end])
        at = end
    raise BrokenPicture("no points")
