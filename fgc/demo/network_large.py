"""A large family: 35 people of four generations, as a table (fgc/demo/shapes.py)."""

from fgc.demo.shapes import Shape

GALLAGHER = Shape(
    shows=(14,),
    people="""
        Con Gallagher, m 80+9
        Nora Gallagher, f 88, called Old Nana
        Maggie Doran, f 85
        Eamon Gallagher, m 66, called Grandad
        Bernadette Gallagher, f 64, called Nana Bernie, former Doran
        Brigid Nolan, f 69
        Sean Nolan, m 71
        Ciara Nolan, f 40
        Frank Doran, m 61
        Joanie Doran, f 60
        Declan Gallagher, m 41
        Rachel Gallagher, f 40
        Aoife Gallagher, f 36
        Matty Hughes, m 37
        Liam Gallagher, m 33
        Beth Rowlands, f 31
        Gareth Pugh, m 40
        ? is Connor Walsh, m 42
        Tony Walsh, m 68
        Pauline Walsh, f 67
        Kevin Walsh, m 45
        Tina Walsh, f 43
        Steph Walsh, f 38
        Cian Walsh, m 12
        Saoirse Pugh, f 4
        Niamh Gallagher, f 14
        Fionn Gallagher, m 11
        Orla Gallagher, f 8
        Jack Hughes, m 5
        Ellie Hughes, f 3
        Megan Walsh, f 17
        Dylan Walsh, m 13
        Lexi Walsh, f 9
        Maura Quilligan, f 47
    """,
    unions="""
        Con w70-9 Nora: Brigid Eamon
        Maggie: Bernadette Frank
        Sean m45 Brigid: Ciara
        Eamon m43 Bernadette: Declan Siobhan Aoife Liam
        Frank m35 Joanie:
        Tony m46 Pauline: Kevin Connor Steph
        Connor d17-8 Siobhan: Erin Cian
        Gareth c5 Siobhan: Saoirse
        Declan m16 Rachel: Niamh Fionn Orla
        Matty c7 Aoife: Jack Ellie
        Liam e1 Beth:
        Kevin m19 Tina: Megan Dylan
        Steph: Lexi
    """,
    others="Maura employer Erin: has the salon where Erin helps on Saturdays",
    homes="""
        Home: Siobhan Gareth Erin Cian Saoirse
        Nana Bernie’s: Eamon Bernadette Nora
        Dad’s: Connor
    """,
    ties="""
        Erin close Declan first
        Erin close Bernadette first
        Erin strained Gareth none
        Erin ok Connor first
        Erin close Maura both
    """,
    wishes=(
        ("Erin", "Nana Bernie", "Bernadette", "there", "She is on nobody’s side but mine."),
        ("Erin", "Maura from the salon", "Maura", "helps", "She lets me do the washes."),
        ("Erin", "Gareth", "Gareth", "unsure", ""),
    ),
    is_confirmed=True,
)
