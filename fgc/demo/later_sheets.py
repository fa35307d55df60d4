"""Families whose conference was held, or who need something else; and the plans that two of them made."""

from fgc.demo.planning import Does, Help, Offer, PlanSheet, Said
from fgc.demo.sheets import Child, Family, Someone

SHARPLES = Family(
    author="mina",
    children=[Child("Callum", "Sharples", 14, 3, gender="m", school="Marsh Lane Academy, year 10",
    lives_with="foster",
                    statuses=("care_order",), advocate="involved",
                    father=("not_known", "Tracey does not know, and Callum has asked her."),
                    views="I like it here. I want Mum to come to a match.")],
    people=[
        Someone("Tracey", "Sharples", "f", 36, "mother", pr="mother", phone="07700 900851"),
        Someone("Yvonne", "Bright", "f", 54, "foster_carer_now", phone="07700 900852",
            address="30 Hightown Lane, Crosby"),
        Someone("Derek", "Bright", "m", 57, "foster_carer_now", phone="07700 900853",
            address="30 Hightown Lane, Crosby"),
        Someone("Reece", "Sharples", "m", 20, "half_maternal", phone="07700 900854"),
    ],
    background="Callum has lived with Yvonne and Derek for three years. Tracey has been sober since the "
        "summer.",
    strengths="Callum is settled. Reece has a flat and a job and rings his brother on Sundays.",
    worries="Callum and Tracey have seen each other twice this year.",
    change="Callum has his family in his life.",
    questions=("How and how often do Callum and Tracey meet?",
    "Who in the family comes to what matters to him?"),
    purposes=("lifelong_links", "family_time"), need="N1", more={"council_holds": ("Callum",)},
)  # fmt: skip

PRITCHARD = Family(
    author="tom",
    children=[
        Child("Gwenllian", "Pritchard", 15, 5, language="Welsh", religion="Chapel",
            school="Marsh Lane Academy, year 11",
              advocate="wanted", views="Dw i eisiau mynd adre i’r Bala weithiau. I want to go home to Bala "
                  "sometimes.",
              more={"known_as": "Gwen"}),
        Child("Ifan", "Pritchard", 10, 2, gender="m", language="Welsh", religion="Chapel",
              school="Linacre Lane Primary School, year 5", views="I want Taid to fix my bike with me."),
    ],
    people=[
        Someone("Nia", "Pritchard", "f", 41, "mother", pr="mother", phone="07700 900861",
            address="11 Harbour View, Bootle",
                more={"language": "Welsh"}),
        Someone("Emrys", "Pritchard", "m", 69, "mothers_father", phone="0151 496 0862",
            more={"lives_with": "A farm near Bala"}),
        Someone("Elin", "Pritchard", "f", 38, "mothers_sibling", phone="07700 900863"),
        Someone("Steve", "Mottram", "m", 44, "father", pr="certificate", phone="07700 900864"),
    ],
    background="Nia lost her mother and then her job within a month. Gwen has been hurting herself.",
    strengths="They talk, in two languages. Taid drives two hours each way for Sunday dinner.",
    worries="Gwen has been alone with her worst nights.", change="Gwen is not alone at night, and Nia gets "
        "help with her grief.",
    questions=("Who is there for Gwen at night?", "What would help Nia?", "How does Steve fit in?"),
    bottom_lines=(("Somebody checks in with Gwen every evening.", "She has hurt herself four times."),),
    purposes=("stay_home", "parent_health"), need="N4",
    safety={"suicide": "Gwen has hurt herself. She has a plan with her nurse, and Elin has a copy."},
)  # fmt: skip
PRITCHARD_PLAN = PlanSheet(
    texts={
        "matters": "Nobody in this family cries on their own. Does neb yn crio ar ei ben ei hun.",
        "strengths": "We sing. We argue. We come back.",
        "sign": "Gwen goes quiet, or Nia stops opening the curtains.",
        "first_call": "Elin, then Taid.",
        "steps_in": "Elin comes and sleeps on the settee.",
        "keeping_going": "Elin, with a card on the fridge.",
    },
    voices={"Gwen": "I will text a colour. Red means come up and sit with me and do not ask.",
    "Ifan": "Bike. Saturday. Taid."},
    does=[
        Does("Nia or Elin sits with Gwen for ten minutes before bed. Gwen sends a colour on other nights.",
            "Elin",
             "Every evening", "Gwen says the nights are shorter", "Nia"),
        Does("Gwen and Ifan go to Bala with Taid.", "Emrys", "One weekend a month",
            "Gwen comes back singing", "Elin"),
        Does("Nia goes to the bereavement group at the chapel, and Elin drives her there.", "Nia",
            "Thursdays",
             "She has been three times", "Elin"),
        Does("Steve takes Ifan and Gwen for tea and brings them back.", "Steve", "Wednesdays at five",
            "It happens", "Nia"),
    ],
    help=[Help("Travel to Bala, once a month", "The council", "Fuel, for six months")],
    first={"matters": "Nobody in this family cries on their own."},
    offers=[Offer("Elin", "Gwen", "She has had her own drawer at mine since she was two.", share=True),
            Offer("Emrys", "Ifan", "Weekends, always. For longer I am too old.", agrees=False, in_plan=False)],
    facts={"place": "The chapel vestry", "made_by": "Nia, Elin, Emrys, Gwen, Ifan and Steve",
           "family_monitor": "Nain Elin", "staff_monitor": "Mrs Pugh, Ifan's teacher"},
    flip_chart=("Bala with Taid", "Red = come and sit with me", "Wednesday: Steve's chips"),
    said=[Said("Nia"), Said("Gwen", "OK.", how="spoken"), Said("Ifan", how="spoken"), Said("Emrys"),
    Said("Elin"), Said("Steve")],
)  # fmt: skip

CAMPBELL = Family(
    author="grace",
    children=[Child("Zion", "Campbell", 9, 8, gender="m", ethnicity="BCRB", religion="Pentecostal",
    lives_with="paternal",
                    school="Birkenhead Park Primary School, year 5", statuses=("plo",), advocate="wanted",
                    views="I want to stay with Grandma Merle and see Mum on Sundays when she is well.")],
    people=[
        Someone("Keisha", "Wright", "f", 30, "mother", pr="mother", phone="07700 900871"),
        Someone("Marlon", "Campbell", "m", 33, "father", pr="certificate", phone="07700 900872"),
        Someone("Merle", "Campbell", "f", 63, "fathers_mother", phone="0151 496 0873",
            address="19 Conway Terrace, Birkenhead"),
        Someone("Desmond", "Campbell", "m", 66, "fathers_side", more={"lives_with": "In Kingston, Jamaica"}),
    ],
    background="Keisha has been in and out of hospital. Zion has stayed with his grandmother since Easter.",
    strengths="Merle has a bedroom painted for him. Keisha and Merle speak with respect of each other.",
    worries="Nothing is settled, and Zion packs a bag every Friday just in case.",
    change="Zion knows where he lives.", questions=("Where will Zion live?",
    "How does he see his mum, and who decides when she is well?"),
    purposes=("kinship", "family_time"), need="N3", dates=(("plo_meeting", -110, ""),),
)  # fmt: skip
CAMPBELL_PLAN = PlanSheet(
    texts={
        "matters": "Zion unpacks that bag.",
        "strengths": "Two women who love the same boy and do not fight over him.",
        "sign": "The bag is packed again.",
        "first_call": "Marlon. He is ten minutes away.",
        "steps_in": "Marlon sleeps at Merle’s.",
        "family_time": "Sundays after church, at Merle’s, as long as Keisha feels well. Keisha decides that "
            "herself and rings first.",
        "keeping_going": "Uncle Desmond rings from Kingston on the first of the month and asks each of us.",
    },
    voices={"Zion": "I have put my trophies on the shelf."},
    does=[
        Does("Zion lives with Merle, and Merle applies to be his special guardian.", "Merle",
            "By the end of term",
             "The form has gone in", "Marlon"),
        Does("Keisha comes for Sunday dinner, and rings before she sets out.", "Keisha", "Sundays",
            "Zion saves her the crackling", "Merle"),
        Does("Marlon takes Zion to athletics.", "Marlon", "Tuesday and Saturday", "He has not missed one",
            "Merle"),
    ],
    said=[Said("Keisha", "It is hard and it is right."), Said("Marlon"), Said("Merle"), Said("Zion", "Yes.",
    how="spoken")],
)  # fmt: skip

DUNNE = Family(
    author="grace",
    children=[Child("Freya", "Dunne", 7, 7, school="St Ninian’s Primary School, Birkenhead",
    views="I want to sleep at Nan’s on Fridays.")],
    people=[
        Someone("Louise", "Dunne", "f", 35, "mother", pr="mother", phone="07700 900881",
            address="4 Claughton Rise, Birkenhead"),
        Someone("Christine", "Dunne", "f", 60, "mothers_mother", phone="07700 900882"),
        Someone("Aidan", "Kerr", "m", 38, "father", pr="certificate", phone="07700 900883"),
    ],
    background="Louise is finding her way out of debt and has not been opening letters. The bailiffs came "
        "while Freya was in.",
    strengths="Freya is well and cheerful. Christine works for the council, told us so herself, and asked "
        "for it to be kept private.",
    worries="The tenancy may be lost.", change="The tenancy is safe.",
    questions=("Who will sit down with Louise and the letters?",), purposes=("stay_home",), need="N7",
)  # fmt: skip

NOOR = Family(
    author="mina",
    children=[Child("Zahra", "", 5, 4, ethnicity="OOTH", religion="Muslim", language="Dari",
    school="Crosby Lane Primary School",
                    views="I want Khala Parwana to live with us.", advocate="not_asked",
                    father=("not_named", "Noor will speak of him when she is ready."))],
    people=[
        Someone("Noor", "", "f", 27, "mother", pr="mother", phone="07700 900891",
            address="9 Myers Court, Crosby",
                more={"language": "Dari", "interpreter": "Dari, a woman"}),
        Someone("Parwana", "", "f", 24, "mothers_sibling", phone="07700 900892", more={"language": "Dari"}),
    ],
    background="Noor came here with Zahra two years ago. She works in a kitchen until late, and Zahra was "
        "alone on some evenings.",
    strengths="Noor learns English on the bus. Zahra is never late for school.",
    worries="Zahra was alone after dark.",
    change="Somebody is at home in the evening.", questions=("Who is with Zahra while Noor works?",),
    need="N7",
    interpreters="Noor: Dari, a woman", purposes=("stay_home",),
)  # fmt: skip
