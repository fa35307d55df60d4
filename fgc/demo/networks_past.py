"""The networks of the families of the last half year (fgc/demo/history.py), as tables (fgc/demo/shapes.py)."""

from fgc.demo.network_large import GALLAGHER
from fgc.demo.shapes import Shape

NANI = "زبیدہ"  # Zubaida, whose family writes her name in Urdu

PAST = {
    "Poppy Ashworth": Shape(
        shows=(4,),
        people="""
            Val Ashworth, f 59, called Nana
            Roy Ashworth, m 61, called Grandad Roy
            Donna Ashworth, f 29
            ? is Gary Platt, m 35
            Sylvia Platt, f 62
            Stuart Birchall, m 36
            Kerry Fazakerley, f 35
            Chloe Birchall, f 12
            Josh Birchall, m 10
            Archie Birchall, m 1
            Alf Birchall, m 66
            Brenda Birchall, f 63
            Moira Speke, f 44
        """,
        unions="""
            Roy m38 Val: Leanne Donna
            Gary x10-6 Leanne: Poppy
            Stuart m3 Leanne: Archie
            Stuart d14-6 Kerry: Chloe Josh
            Alf m40 Brenda: Stuart
            Sylvia: Gary
        """,
        others="Moira youth Poppy: Brown Owl",
        homes="""
            Mum and Stuart’s: Leanne Stuart Poppy Archie Chloe Josh
            Kerry’s: Kerry Chloe Josh
            Nana’s: Val Roy
        """,
        ties="""
            Poppy close Val first
            Poppy ok Stuart first
            Poppy weak Gary none
            Leanne close Val both
        """,
        wishes=(("Poppy", "Nana", "Val", "there", "She has stairs you can slide down."),),
        is_confirmed=True,
    ),
    "Idris Rahman": Shape(
        shows=(16,),
        people=f"""
            Tariq Rahman, m 34, called Mamu
            {NANI} رحمان, f 62, called نانی, speaks Urdu, writes Urdu, interpreter Urdu, note Lives in Lahore
            Abdul Rahman, m 66+4
            Angharad Rhys, f 33, speaks Welsh
            Llŷr Rahman, m 5
            Myfanwy Rahman, f 2
            ? is Hamid Qureshi, m 40, speaks Urdu, touch lost, seen A card two years ago
            Nasreen Qureshi, f 44, speaks Urdu
            Krzysztof Wójcik, m 45, speaks Polish
            Zosia Wójcik, f 15
            Adaś Wójcik, m 11
            Bożena Wójcik, f 70, speaks Polish, interpreter Polish, note Lives in Łódź
            Ismail Patel, m 52
        """,
        unions=f"""
            Abdul w40-4 {NANI}: Salma Tariq
            Hamid s15-7 Salma: Idris
            Tariq m7 Angharad: Llŷr Myfanwy
            ~ Hamid Nasreen
            Krzysztof m17 Nasreen: Zosia Adaś
            Bożena: Krzysztof
        """,
        others="Ismail faith Idris: teaches at the mosque",
        homes="Home: Salma Idris",
        ties=f"Idris close Tariq first\nIdris close {NANI} both",
        wishes=(("Idris", "My uncle", "Tariq", "there", "He listens and then he asks."),),
    ),
    "Maisie Caldwell": Shape(
        shows=(2,),
        people="""
            Jan Caldwell, f 54, called Nan Jan
            Colin Caldwell, m 58, touch lost, seen Christmas five years ago
            Curtis Caldwell, m 24
            Doris Pugh, f 82
            Sue Pugh, f 57
            Amy Tyrer, f 30
        """,
        unions="""
            Colin d34-20 Jan: Hayley Curtis
            Doris: Jan Sue
        """,
        others="Amy friend Hayley: best friend since school",
        homes="Home: Hayley Maisie\nNan Jan’s: Jan Doris",
        answers=(
            ("not_known", "?", "looking", "Hayley and Jan", "Hayley would like to think about it first"),
            ("godparents", "", "nobody", "Hayley", ""),
        ),
    ),
    "Erin Gallagher": GALLAGHER,
    "Kofi Mensah": Shape(
        shows=(8,),
        people="""
            Yaw Mensah, m 31
            Yaa Mensah, f 31, called Auntie Yaa
            Kojo Mensah, m 63+3
            Efua Mensah, f 60, called Nana Efua
            ? is Kwaku Boateng, m 38
            Adwoa Boateng, f 65, note Lives in Kumasi
            Panyin Boateng, f 6
            Kakra Boateng, f 6
        """,
        unions="""
            Kojo w36-3 Efua: Abena Yaw Yaa
            Kwaku s11-2 Abena: Kofi Panyin Kakra
            Adwoa: Kwaku
            + Yaw Yaa
            = Panyin Kakra
        """,
        homes="Home: Abena Kofi Panyin Kakra",
        ties="Kofi close Yaw first\nKofi strained Kwaku none",
    ),
    "Reuben Sharif-Cohen": Shape(
        shows=(12,),
        people="""
            Miriam Cohen, f 60, called Bubbe, faith Jewish
            David Cohen, m 62, called Zeide
            Jonah Cohen, m 28
            ? is Amir Sharif, m 33+3
            Reza Sharif, m 65, speaks Farsi
            Farah Sharif, f 61, speaks Farsi, interpreter Farsi
            Laila Sharif, f 29
            Talia Sharif-Cohen, f 4
            Ruth Levy, f 50
        """,
        unions="""
            David m35 Miriam: Leah Jonah
            Amir w9-3 Leah: Reuben Talia
            Reza m36 Farah: Amir Laila
        """,
        others="Ruth faith Leah: from the synagogue",
        homes="Home: Leah Reuben Talia",
        ties="Reuben close Miriam first\nReuben ok Laila both",
    ),
    "Tomasz Nowak": Shape(
        shows=(13, 16),
        people="""
            Krystyna Nowak, f 62, called Babcia, speaks Polish
            Stanisław Nowak, m 64+1
            Ewa Nowak, f 33, speaks Polish
            ? is Marek Zieliński, m 38, speaks Polish
            Piotr Zieliński, m 35, speaks Polish
            Hania Zielińska, f 3
            Bogdan Zieliński, m 67, note Lives in Gdańsk
            Halina Zielińska, f 65, note Lives in Gdańsk
            Agata Zielińska, f 34
            Łucja Wróbel, f 36
        """,
        unions="""
            Stanisław w38-1 Krystyna: Joanna Ewa
            Bogdan m40 Halina: Marek Piotr
            Marek d13-5 Joanna: Tomasz
            Piotr c4 Ewa: Hania
            Marek m2 Agata:
        """,
        others="Łucja neighbour Joanna",
        homes="Home: Joanna Tomasz\nCiocia’s: Ewa Piotr Hania",
    ),
    "Bella Whitfield": Shape(
        people="""
            Pam Whitfield, f 57, called Nanny Pam
            Keith Whitfield, m 60
            Natalie Whitfield, f 30
            Hannah Price, f 31
            ? is Scott Fearon, m 34
            Jade Culshaw, f 29
            Mikey Fearon, m 2
        """,
        unions="""
            Keith d35-12 Pam: Gemma Natalie
            Natalie cp3 Hannah:
            Scott x11-8 Gemma: Bella
            Scott c4 Jade: Mikey
        """,
        homes="Home: Gemma Bella",
    ),
    "Yusra Haddad": Shape(
        shows=(16,),
        people="""
            Amal Haddad, f 31, called Khalto, speaks Arabic
            Hanan Haddad, f 60, called Teta, speaks Arabic, interpreter Arabic, note Lives in Amman
            Omar Khalil, m 35, speaks Arabic
            Lina Khalil, f 4
            ? is Bassam Haddad, m 40, touch searched, seen Aleppo ten years ago
            Karam Haddad, m 10
            Beryl Ainscough, f 70
        """,
        unions="""
            Hanan: Rania Amal
            Bassam m14 Rania: Yusra Karam
            Omar m6 Amal: Lina
        """,
        others="Beryl neighbour Yusra: reads with her on Saturdays",
        homes="Home: Rania Yusra Karam",
        ties="Yusra close Amal first\nYusra close Beryl first\nYusra ok Rania other",
        wishes=(("Yusra", "Auntie Beryl next door", "Beryl", "there", "She does not need me to translate."),),
        answers=(("side", "Bassam", "not_safe", "", "Asking there could put his parents in danger"),),
    ),
    "Jake Orrell": Shape(
        people="""
            Phil Orrell, m 42
            Gail Rimmer, f 40
            Ken Orrell, m 68+2
            Irene Orrell, f 68
            ? is Wayne Tully, m 43
            Tracy Sefton, f 42
            Kian Tully, m 20
            Shauna Reid, f 20
            Nova Tully, f 1
        """,
        unions="""
            Ken w45-2 Irene: Phil Mandy
            Phil c5 Gail:
            Wayne x16-9 Mandy: Jake
            Wayne x23-18 Tracy: Kian
            Kian c2 Shauna: Nova
        """,
        homes="Home: Mandy Jake",
        ties="Jake close Phil first\nJake weak Wayne none\nJake close Kian both",
    ),
    "Amelia Stott": Shape(
        shows=(7,),
        people="""
            Joan Stott, f 57, called Gran
            Harold Stott, m 60
            Neil Stott, m 27
            ? is Mark Stott, m 32
            Ernest Stott, m 57
            Linda Stott, f 55
            Julie Stott, f 29
            Wilf Stott, m 80+6
            Elsie Stott, f 84, called Old Gran
            Bobby Stott, m 3
        """,
        unions="""
            Wilf w62-6 Elsie: Harold Ernest
            Harold m33 Joan: Becky Neil
            Ernest m34 Linda: Mark Julie
            Mark m8 Becky: Amelia Bobby
        """,
        homes="Home: Mark Becky Amelia Bobby",
    ),
    "Femi Okonjo": Shape(
        people="""
            Dayo Okonjo, m 29
            Ngozi Okonjo, f 58, called Grandma Ngozi
            ? is Chidi Nwosu, m 35, note Lives in Leeds
            Ifeoma Nwosu, f 60
            Obinna Nwosu, m 30
            Blessing Nwosu, f 30
            Adaeze Nwosu, f 2
        """,
        unions="""
            Ngozi: Grace Dayo
            Chidi s9-5 Grace: Femi
            Ifeoma: Chidi Obinna
            Chidi c4 Blessing: Adaeze
        """,
        homes="Home: Grace Femi",
    ),
    "Skye Pennington": Shape(
        shows=(11,),
        people="""
            Ann Pennington, f 63
            Malcolm Pennington, m 66
            ? is Vicky Pennington, f 38, former Dobson
            Robbie Pennington, m 9
            Rita Dobson, f 65
            Jim Dobson, m 67
            Paul Dobson, m 35
        """,
        unions="""
            Malcolm m41 Ann: Tanya
            Vicky cp15 Tanya: Skye Robbie
            Jim m42 Rita: Vicky Paul
        """,
        homes="Home: Tanya Vicky Skye Robbie",
    ),
    "Luca Ferri": Shape(
        shows=(15,),
        answers=(
            ("side", "Paola", "nobody", "Paola", "She grew up in a children’s home near Bari"),
            ("not_known", "?", "not_safe", "", "Paola asked that nobody looks for him, and said why"),
            ("friends", "", "looking", "Paola, and Luca’s teacher", "They moved here in spring"),
            ("godparents", "", "nobody", "Paola", ""),
            ("childs_list", "Luca", "nobody", "Luca", "“Me and Mum. That’s it.”"),
        ),
    ),
}  # fmt: skip
