"""The networks of the families whose work goes on, as tables (fgc/demo/shapes.py)."""

from fgc.demo.shapes import Shape

OPEN = {
    "Ayaan Abdi Warsame": Shape(
        shows=(1,),
        people="""
            Nuur Faarax~Cali, m 60+5
            Xaliimo Maxamed~Xasan, f 57, speaks Somali, note Lives in Nairobi
            Warsame Guuleed~Jaamac, m 66, speaks Somali, note Lives in Hargeysa
            Caasha Yuusuf~Nuur, f 62, speaks Somali, note Lives in Hargeysa
            Guuleed Warsame, m 35
            Fowsia Cabdi~Faarax, f 33
            Idil Guuleed~Warsame, f 5
        """,
        unions="""
            Abdi m12 Sahra:
            Nuur w34-5 Xaliimo: Sahra Liibaan
            Warsame m40 Caasha: Abdi Guuleed
            Guuleed m8 Fowsia: Idil
        """,
        homes="Home: Sahra Abdi Ayaan Hodan",
    ),
    "Theo Fairclough": Shape(
        shows=(5, 11, 12),
        people="""
            Kirsty Holt, f 29+1
            Debbie Holt, f 52, touch lost, seen A letter at the adoption
            Tyler Holt, m 14
            Geoff Naylor, m 71
            Pauline Naylor, f 69
            Simon Naylor, m 45
            Gill Naylor, f 44
        """,
        unions="""
            ? n Kirsty: Theo
            Kirsty: Tyler
            Debbie: Kirsty
            Geoff m46 Pauline: Jo Simon
            Simon m15 Gill:
        """,
        homes="Home: Rachel Jo Theo",
        ties="Theo close Robin first\nTheo close Rachel first\nTheo strained Jo first",
        wishes=(
            ("Theo", "Rob", "Robin", "there", "They get it."),
            ("Theo", "Tyler", "Tyler", "unsure", "I have never met him. I would like to."),
        ),
        answers=(("not_known", "?", "nobody", "The adoption team’s file", "He was never named"),),
    ),
    "Mason Prescott": Shape(
        shows=(10,),
        people="""
            Ronnie Prescott, m 68+4
            Ian Molyneux, m 43
            Ella Molyneux, f 14
            Harvey Molyneux, m 11
            Bev Hartley, f 60
            Chantelle Rigby, f 30
            Teddy Hartley, m 1
            Julie Aspinall, f 36
        """,
        unions="""
            Ronnie w47-4 Sheila: Karen Danielle
            Lee x16-7 Danielle:
            Ian m16 Karen: Ella Harvey
            Bev: Lee
            Lee c3 Chantelle: Teddy
        """,
        others="Julie godparent Lily: godmother",
        homes="""
            Nanna She’s: Sheila Mason Lily
            Mum’s flat: Danielle
            Karen’s: Karen Ian Ella Harvey
        """,
        ties="""
            Mason close Sheila both
            Mason ok Danielle other
            Mason weak Lee none
            Lily close Danielle first
            Lily close Sheila first
            Lily close Winnie first
        """,
        wishes=(
            ("Mason", "Karen", "Karen", "there", "She does not cry at everything."),
            ("Lily", "Mummy", "Danielle", "there", "Next to me."),
            ("Lily", "Winnie", "Winnie", "helps", "She has a key and biscuits."),
        ),
        answers=(("half_grandparents", "Chantelle", "nobody", "Lee", "Her parents live in Spain and do not fly"),),
    ),
    "Meera Nath": Shape(
        people="""
            Ramesh Nath, m 70+6
            Arjun Nath, m 38
            Kavita Nath, f 36
            Isha Nath, f 9
            Mohan Menon, m 64, note Lives in Kochi
            Latha Menon, f 61, note Lives in Kochi, speaks Malayalam
            Maureen Crewe, f 63
            Jess Tate, f 33
            Harry Crewe, m 9
            Evie Crewe, f 7
        """,
        unions="""
            Ramesh w44-6 Sushila: Vikram Arjun
            Arjun m11 Kavita: Isha
            Mohan m38 Latha: Anjali Priti
            Vikram d14-4 Anjali:
            Maureen: Simon
            Simon x10-4 Jess: Harry Evie
        """,
        homes="Anjali’s: Anjali Simon Meera Rohan\nPapa’s: Vikram Sushila Meera",
        ties="""
            Meera close Vikram first
            Meera close Sushila both
            Meera close Anjali first
            Meera strained Simon none
        """,
        wishes=(
            ("Meera", "Papa", "Vikram", "there", "I miss my room there."),
            ("Meera", "Simon", "Simon", "not_there", "On paper is fine."),
        ),
    ),
    "Callum Sharples": Shape(
        shows=(6,),
        people="""
            Jean Sharples, f 61
            Shaun Sharples, m 33
            Tony Byrom, m 45, touch lost, seen Ten years ago in Widnes
            Carl Dutton, m 40
            Demi Sharples, f 11
            Jade Sharples, f 8
            Noah Sharples, m 5
            Moira Threlfall, f 51
            Alan Threlfall, m 55
            Helen Marsden, f 41
            Tim Marsden, m 42
            Ellie Roper, f 20
        """,
        unions="""
            Jean: Tracey Shaun
            Tony x21-18 Tracey: Reece
            Carl x12-7 Tracey: Demi Jade
            Tracey: Noah
            Derek m30 Yvonne:
            Alan m27 Moira: Demi/f Jade/f
            Tim m9 Helen: Noah/a
            Reece c1 Ellie:
        """,
        homes="""
            Yvonne and Derek’s: Yvonne Derek Callum
            The Threlfalls’: Moira Alan Demi Jade
            Reece’s flat: Reece Ellie
        """,
        carers="Yvonne foster Callum\nDerek foster Callum",
        ties="""
            Callum close Reece both
            Callum close Yvonne first
            Callum weak Tracey none
            Callum weak Demi none
        """,
        wishes=(("Callum", "Reece", "Reece", "there", "He comes to every match."),),
    ),
    "Gwenllian Pritchard": Shape(
        people="""
            Mair Pritchard, f 66+1, called Nain
            Rhodri Pritchard, m 35, speaks Welsh
            Siân Pritchard, f 34, speaks Welsh
            Mabli Pritchard, f 6
            Macsen Pritchard, m 3
            Dorothy Mottram, f 70
            Janine Mottram, f 40
            Lisa Kay, f 39
            Gwilym Rees, m 60, speaks Welsh
        """,
        unions="""
            Emrys w45-1 Mair: Nia Elin Rhodri
            Rhodri m9 Siân: Mabli Macsen
            Steve x18-8 Nia:
            Dorothy: Steve Janine
            Steve c3 Lisa:
        """,
        others="Gwilym faith Nia: from the chapel",
        homes="Home: Nia Gwen Ifan\nThe farm: Emrys",
        ties="""
            Gwen close Elin first
            Gwen close Emrys both
            Gwen ok Nia other
            Gwen weak Steve none
            Ifan close Emrys first
        """,
        wishes=(
            ("Gwen", "Modryb Elin", "Elin", "there", "I can text her a colour."),
            ("Ifan", "Taid", "Emrys", "there", "Bike."),
        ),
    ),
    "Zion Campbell": Shape(
        shows=(16,),
        people="""
            Winston Campbell, m 65+5
            Simone Campbell, f 36, note Lives in Toronto
            Ezra Campbell, m 6
            Sandra Wright, f 52
            Tia Wright, f 25
            Lloyd Grant, m 58
            Andre Bailey, m 30
        """,
        unions="""
            Winston w40-5 Merle: Simone Marlon
            ~ Winston Desmond
            Marlon x11-3 Keisha:
            Simone: Ezra
            Sandra: Keisha Tia
        """,
        others="Lloyd faith Merle: pastor\nAndre youth Zion: athletics coach",
        homes="Grandma Merle’s: Merle Zion",
        carers="Merle kinship Zion",
        ties="""
            Zion close Merle first
            Zion close Marlon both
            Zion ok Keisha both
            Zion weak Desmond first
        """,
        wishes=(
            ("Zion", "Grandma Merle", "Merle", "there", "It is her house."),
            ("Zion", "Uncle Desmond", "Desmond", "there", "He sounds like Grandad."),
        ),
    ),
    "Freya Dunne": Shape(
        people="""
            Bernard Dunne, m 62
            Patrick Dunne, m 32
            Moira Kerr, f 64
            Grainne Kerr, f 33
        """,
        unions="""
            Bernard m37 Christine: Louise Patrick
            Aidan x9-3 Louise:
            Moira: Aidan Grainne
        """,
        homes="Home: Louise Freya",
    ),
    "Zahra": Shape(
        shows=(2,),
        people="""
            Gulalai, f 50, speaks Dari, note Lives in Kabul
            Jamil, m 20, touch searched, seen On the way through Turkey
            Farida, f 44, speaks Dari
        """,
        unions="Gulalai: Noor Parwana Jamil",
        others="Farida neighbour Noor",
        homes="Home: Noor Zahra",
        answers=(("not_known", "?", "not_safe", "", "Noor will speak of him when she is ready"),),
    ),
}  # fmt: skip
