"""Families whose referral is being written, waits for an answer, or came back."""

from fgc.demo.sheets import Child, Family, Someone

BROOKS = Family(
    author="tom",
    children=[
        Child("Kayden", "Brooks", 12, 1, gender="m", school="Marsh Lane Academy, year 7",
              views="I’d rather be at my nan’s on school nights. It’s nearer and she gets up."),
        Child("Alfie", "Brooks", 7, 8, gender="m", views="I want Kayden to not shout."),
    ],
    people=[
        Someone("Stacey", "Brooks", "f", 31, "mother", pr="mother", phone="07700 900203",
            address="9 Pump Street, Bootle"),
        Someone("Dot", "Brooks", "f", 58, "mothers_mother", phone="0151 496 0209",
            address="14 Pump Street, Bootle"),
    ],
    background="Stacey started early shifts at the bakery in September. Kayden gets himself and Alfie to "
        "school, or does not.",
    strengths="Stacey is proud of her job and her boys. Dot lives on the same street and wants to help.",
    worries="", change="", questions=(),
)  # fmt: skip

ADEBAYO = Family(
    author="tom",
    children=[
        Child("Tobi", "Adebayo", 15, 2, gender="m", ethnicity="BAFR", religion="Christian, Redeemed Church",
              school="Marsh Lane Academy, year 11", advocate="wanted",
              views="I am not my dad. I would like somebody to ask me what happened before they shout."),
        Child("Simi", "Adebayo", 11, 5, ethnicity="BAFR", religion="Christian, Redeemed Church",
              school="Linacre Lane Primary School, year 6", views="I want Tobi to come to my recital."),
    ],
    people=[
        Someone("Folake", "Adebayo", "f", 42, "mother", pr="mother", phone="07700 900311",
            address="5 Rimrose Gardens, Bootle"),
        Someone("Kunle", "Adebayo", "m", 47, "father", pr="married", phone="07700 900312",
                more={"lives_with": "Works in Lagos; home twice a year",
                "safe_contact": "WhatsApp, evenings"},
                consent={"answer": "agrees", "how": "spoken", "on": None}),
        Someone("Ronke", "Bello", "f", 39, "mothers_sibling", phone="07700 900313"),
        Someone("Emmanuel", "Oyelaran", "m", ties="faith", phone="0151 496 0314",
            more={"needs": "Uses a wheelchair"}),
    ],
    background="Tobi was excluded for two weeks after a fight. He has been out late with older boys and "
        "will not say who.",
    strengths="Tobi cooks for his sister most nights and plays drums at church. Folake has never missed a "
        "meeting at school.",
    worries="Tobi came home with two phones and a cut hand. Folake works nights and is alone with it.",
    change="Tobi finishes year 11. Somebody he looks up to is around at the weekends.",
    questions=("Who could be there for Tobi on Friday and Saturday nights?",
               "What would help Tobi to finish his exams?", "Who can Folake ring when she is at work and "
                   "worried?"),
    bottom_lines=(("Tobi is in by ten on school nights, and somebody knows where he is.",
    "Police are worried too."),),
    purposes=("school", "exploitation"), need="N6",
    safety={"exploitation": "Tobi, from older boys at the retail park. Names are not known."},
    access="A ramp: the pastor uses a wheelchair", travel="Kunle joins from Lagos, where it is an hour later",
)  # fmt: skip

LUKASZEWICZ = Family(
    author="grace",
    children=[
        Child("Zofia", "Łukaszewicz", 6, 6, ethnicity="WOTH", religion="Roman Catholic", language="Polish",
              school="St Ninian’s Primary School, Birkenhead",
              views="Chcę, żeby babcia przyjechała na święta. (I want "
              "Granny to come for Christmas.)", advocate="not_asked"),
        Child("Staś", "Wiśniewski", 3, 1, gender="m", ethnicity="WOTH", religion="Roman Catholic",
            language="Polish",
              school="None", advocate="not_asked"),
    ],
    people=[
        Someone("Małgorzata", "Łukaszewicz", "f", 33, "mother", pr="mother", phone="07700 900441",
                address="27 Laird Mews, Birkenhead",
                more={"known_as": "Gosia", "language": "Polish", "interpreter": "Polish, for meetings"}),
        Someone("Paweł", "Wiśniewski", "m", 36, {"Zofia": "father", "Staś": "father"}, pr="certificate",
                phone="07700 900442", address="3 Chandler’s Yard, Birkenhead", more={"language": "Polish"}),
        Someone("Bożena", "Łukaszewicz", "f", 62, "mothers_mother",
                more={"lives_with": "In Kraków", "language": "Polish", "interpreter": "Polish"}),
        Someone("Ania", "Ścisło", "f", 34, {"Zofia": "godparent"}, phone="07700 900443"),
    ],
    background="Gosia had an operation on her back and cannot lift Staś. Paweł drives a lorry and is away "
        "four nights a week.",
    strengths="The parents live apart and get on. Both turn up. Zofia reads in two languages.",
    worries="Twice Zofia has been alone with Staś while Gosia was at hospital. She was frightened.",
    change="There is always a grown-up. Gosia gets better.",
    questions=("Kto pomoże w nocy? Who can help at night while Gosia gets better?",
               "Who can bring Zofia and Staś to school and home?"),
    purposes=("stay_home", "parent_health"), need="N3", interpreters="Gosia and Bożena: Polish",
    access="A chair with a high back for Gosia", travel="Paweł is home from Friday noon to Monday morning",
)  # fmt: skip

TIERNEY = Family(
    author="tom",
    children=[Child("Ellie-Mae", "Tierney", 4, 3, school="Little Harbour Nursery", advocate="not_asked",
                    views="I like Grandad’s bus. (She draws the number 53.)")],
    people=[
        Someone("Jodie", "Tierney", "f", 22, "mother", pr="mother", phone="07700 900521",
            address="Flat 4, Seaforth Court, Bootle"),
        Someone("Terry", "Tierney", "m", 55, "mothers_father", phone="07700 900522",
            address="60 Hawthorn Row, Bootle"),
        Someone("Ryan", "Moffatt", "m", 24, "believed_father", phone="07700 900523",
                consent={"answer": "not_asked", "why": "Jodie would like to tell him herself first"},
                more={"aware": "no", "wants": "not_asked"}),
    ],
    background="Jodie left care at eighteen and has her first flat. She has stopped going to college and "
        "rarely opens the door.",
    strengths="Ellie-Mae is lively and loved. Terry, found again two years ago, drives the 53 and comes "
        "every Sunday.",
    worries="There was no food in twice, and the flat was very cold.",
    change="Jodie has people she can ask before things get that far.",
    questions=("Who can Jodie ring when money or food runs out?",
    "How can Ellie-Mae see more of her grandad?"),
    purposes=("stay_home", "contingency"), need="N7",
)  # fmt: skip

WEBB = Family(
    author="mina",
    children=[Child("Oscar", "Lindqvist-Webb", 5, 9, gender="m", school="Crosby Lane Primary School",
                    views="I have two bedrooms and two cats.", statuses=("none",), lives_with="both")],
    people=[
        Someone("Karin", "Lindqvist", "f", 38, "mother", pr="mother", phone="07700 900601",
            address="8 Cedar Walk, Crosby"),
        Someone("Matt", "Webb", "m", 40, "father", pr="certificate", phone="07700 900602",
            address="31 Coronation Mews, Crosby"),
    ],
    background="Karin and Matt separated in spring and cannot agree on the summer holidays.",
    strengths="Both love Oscar and say so of each other.", worries="Oscar hears the arguments at the door.",
    change="Handovers are calm.", questions=("How do the holidays work?",), purposes=("family_time",),
    need="N5",
)  # fmt: skip
DECLINE = (
    "Karin and Matt agree on nearly everything and nobody is worried about Oscar’s safety. What they need "
    "is somebody to "
    "help the two of them talk about holidays, which a mediator does better than we would."
)
INSTEAD = (
    "Family mediation: there is a voucher for the first session. If their wider family wants a say, "
    "come back to us."
)
RETURNED = (
    "Jodie would like to tell Ryan herself. By when, and is it safe for her? We would not want to ring "
    "Terry first and have "
    "Ryan hear of it on the bus."
)

MAUGHAN = Family(
    author="grace",
    children=[
        Child("Margaret", "Maughan", 16, 1, ethnicity="WIRT", religion="Roman Catholic",
            school="None; works with her aunt",
              views="I’ve my own plans and they’re good ones. Ask me, not about me.", advocate="declined",
              more={"known_as": "Peggy"}),
        Child("Johnny", "Maughan", 8, 10, gender="m", ethnicity="WIRT", religion="Roman Catholic",
              school="St Ninian’s Primary School, Birkenhead",
              views="I want to be with the horses and with Daddy."),
    ],
    people=[
        Someone("Bridget", "Maughan", "f", 37, "mother", pr="mother", phone="07700 900701",
                address="Plot 6, Tanner’s Field, Birkenhead",
                more={"needs": "Would rather hear things than read them",
                "safe_contact": "Ring; letters get lost"}),
        Someone("Michael", "Maughan", "m", 40, "father", pr="married", phone="07700 900702",
                address="Plot 6, Tanner’s Field, Birkenhead"),
        Someone("Paddy", "Maughan", "m", 44, "fathers_sibling", phone="07700 900703"),
        Someone("Nora", "Ward", "f", 66, "mothers_mother", phone="07700 900704"),
    ],
    background="The site is being closed and the family has been told to move by spring. Johnny has changed "
        "school three times.",
    strengths="Nobody in this family is ever on their own. Peggy has a trade. Johnny knows every horse by "
        "name.",
    worries="Johnny is behind with reading, and the move may mean a fourth school.",
    change="Johnny stays at one school through the move.",
    questions=("Where will Johnny stay on school nights while the family moves?", "Who will read with him?"),
    purposes=("school", "settle"), need="N4", access="Talk rather than letters",
    travel="After Mass on a Sunday, or any evening",
)  # fmt: skip
