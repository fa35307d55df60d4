"""Families with a coordinator whose conference lies ahead."""

from fgc.demo.sheets import Child, Family, Someone

WARSAME = Family(
    author="tom",
    children=[
        Child("Ayaan", "Abdi Warsame", 10, 3, ethnicity="BAFR", religion="Muslim",
            language="Somali and English",
              school="Linacre Lane Primary School, year 5", views="I want to stay at my school."),
        Child("Hodan", "Abdi Warsame", 6, 7, ethnicity="BAFR", religion="Muslim",
            language="Somali and English",
              school="Linacre Lane Primary School, year 2", views="I want Abti Liibaan to tell the lion "
                  "story."),
    ],
    people=[
        Someone("Sahra", "Nuur Faarax", "f", 32, "mother", pr="mother", phone="07700 900811",
            address="12 Anchor Row, Bootle",
                more={"language": "Somali", "interpreter": "Somali, a woman"}),
        Someone("Abdi", "Warsame Guuleed", "m", 38, "father", pr="married", phone="07700 900812",
            address="12 Anchor Row, Bootle",
                more={"language": "Somali"}),
        Someone("Liibaan", "Nuur Faarax", "m", 29, "mothers_sibling", phone="07700 900813"),
        Someone("Khadra", "Yuusuf", "f", 45, "friend", phone="07700 900814"),
    ],
    background="Sahra is having treatment in hospital and will be for some months. Abdi’s work does not "
        "give leave easily.",
    strengths="Neighbours and cousins already cook in turns. The girls have not missed a day of school.",
    worries="Abdi is worn out, and nobody has talked with the girls about how ill their mum is.",
    change="There is a week that works, and the girls know what is happening.",
    questions=("Who is with the girls on the days when Sahra is in hospital?",
    "Who will talk with them about her illness?"),
    purposes=("parent_health", "contingency"), need="N3", interpreters="Sahra: Somali, a woman",
    travel="Not at prayer times; Abdi works until four", budget=200, budget_limits="Taxis to the hospital",
)  # fmt: skip

FAIRCLOUGH = Family(
    author="mina",
    children=[Child("Theo", "Fairclough", 11, 4, gender="m", ethnicity="MWBC",
    school="Crosby Lane Primary School, year 6",
                    lives_with="both", statuses=("edge_of_care",), advocate="involved",
                    father=("not_known", "His first father was never named."),
                    views="I don’t mean to break things. I want my mums and I want Rob to teach me the "
                        "bass.")],
    people=[
        Someone("Rachel", "Fairclough", "f", 45, "adoptive_parent", pr="adoption", phone="07700 900821",
                address="22 Victoria Crescent, Crosby", more={"known_as": ""}),
        Someone("Jo", "Fairclough", "f", 43, "adoptive_parent", pr="adoption", phone="07700 900822",
                address="22 Victoria Crescent, Crosby"),
        Someone("Robin", "Fairclough", "x", 38, "fathers_side", phone="07700 900823"),
        Someone("Maggie", "Fairclough", "f", 70, "mothers_side", phone="0151 496 0824",
            more={"needs": "Large print"}),
        Someone("Sunita", "Rao-Bell", "f", ties="teacher", phone="0151 496 0825"),
    ],
    background="Theo came to Rachel and Jo when he was three. Since he heard that his birth mother had died "
        "he has been very "
               "distressed, and Jo has been hurt twice.",
    strengths="Three people who will not give up on each other, and a boy who says sorry and means it.",
    worries="Rachel and Jo do not sleep, and have begun to wonder aloud whether they can go on.",
    change="There are more than two grown-ups in this. Theo can grieve.",
    questions=("Who else can be with Theo, so that Rachel and Jo can sleep?",
    "How will Theo’s first family be remembered?"),
    bottom_lines=(("Somebody else is in the house on the evenings when Theo is most upset.",
    "Jo has been hurt twice."),),
    purposes=("prevent_care", "disability"), need="N6", access="Large print for Maggie",
    safety={"violence": "Theo, when he is most upset, to Jo. It passes quickly and he is sorry."},
)  # fmt: skip

PRESCOTT = Family(
    author="tom",
    children=[
        Child("Mason", "Prescott", 13, 5, gender="m", school="Marsh Lane Academy, year 8",
            lives_with="kinship",
              statuses=("sgo",), views="Nanna She is tired. Nobody says it so I am saying it."),
        Child("Lily", "Prescott", 8, 2, school="Seaforth Road Primary School, year 3", lives_with="kinship",
              statuses=("sgo",), views="I want Mum to do my hair for the photo."),
    ],
    people=[
        Someone("Sheila", "Prescott", "f", 67, "mothers_mother", pr="sgo", phone="0151 496 0831",
            address="45 Bedford Terrace, Bootle"),
        Someone("Danielle", "Prescott", "f", 34, "mother", pr="mother", phone="07700 900832",
            address="Flat 2, Dock View, Bootle"),
        Someone("Lee", "Hartley", "m", 36, "father", pr={"Lily": "certificate"}, phone="07700 900833",
            address="6 Union Close, Crosby"),
        Someone("Karen", "Prescott", "f", 41, "mothers_sibling", phone="07700 900834",
            address="17 Bedford Terrace, Bootle"),
        Someone("Winnie", "Okoro", "f", 59, "neighbour", phone="0151 496 0835"),
    ],
    background="Sheila has been special guardian to Mason and Lily for six years. In spring she had a small "
        "stroke.",
    strengths="Sheila has given them six settled years. Danielle has been well since last winter and sees "
        "them each week.",
    worries="If Sheila is ill again, nobody has agreed who comes.",
    change="There is a plan for ordinary weeks and for a bad day.",
    questions=("Who helps Sheila each week, and with what?", "Who has Mason and Lily if Sheila is ill?",
               "What would more time with their mum look like?"),
    bottom_lines=(("Mason and Lily sleep at Sheila’s, unless the plan’s bad day has come.",
    "The guardianship order."),),
    purposes=("contingency", "family_time"), need="N3", travel="A Saturday morning; Sheila rests after "
        "dinner",
    venue="Harbour Community Centre: Sheila can walk there", budget=150, budget_limits="Help in the house",
)  # fmt: skip

NATH = Family(
    author="grace",
    children=[
        Child("Meera", "Nath", 12, 6, ethnicity="AIND", religion="Hindu",
            school="Birkenhead Park School, year 7",
              advocate="wanted", views="I want to see Papa and I do not want it to be a war."),
        Child("Rohan", "Crewe", 2, 2, gender="m", ethnicity="MWAS", religion="None", school="None",
            advocate="not_asked"),
    ],
    people=[
        Someone("Anjali", "Nath", "f", 36, "mother", pr="mother", phone="07700 900841",
            address="15 Laird Mews, Birkenhead"),
        Someone("Vikram", "Nath", "m", 40, {"Meera": "father"}, pr={"Meera": "married"}, phone="07700 900842",
                address="80 Ferry Road, Birkenhead"),
        Someone("Simon", "Crewe", "m", 35, {"Meera": "mothers_partner", "Rohan": "father"},
            pr={"Rohan": "certificate"},
                phone="07700 900843", address="15 Laird Mews, Birkenhead"),
        Someone("Sushila", "Nath", "f", 68, {"Meera": "fathers_mother"}, phone="0151 496 0844",
                more={"language": "Hindi", "interpreter": "Hindi"}),
        Someone("Priti", "Menon", "f", 33, "mothers_sibling", phone="07700 900845"),
    ],
    background="Simon and Vikram fought outside school in August. Simon is on bail and may not go near "
        "Vikram.",
    strengths="Meera is loved on both sides and says so. Sushila and Anjali still ring each other about her "
        "every week.",
    worries="Meera has stopped going to her dad’s and stopped eating at school.",
    change="Meera moves between her two homes without being afraid.",
    questions=("How does Meera get to her dad’s and back?", "Who tells whom when Meera is unhappy?"),
    bottom_lines=(("Simon and Vikram are not in the same place.",
    "Bail condition, until the court decides."),),
    purposes=("family_time",), need="N5", interpreters="Sushila: Hindi",
    safety={"orders": "Bail: Simon may not go near Vikram.", "violence": "Simon and Vikram, to each other, "
        "in August."},
    pairs=({"kind": "must_not_meet", "who": "Vikram", "whom": "Simon", "source": "order", "until_days": 40,
            "evidence": "Bail conditions, seen by Grace Obi", "reason": "They fought outside school."},),
    travel="The quiet room for Meera",
)  # fmt: skip
