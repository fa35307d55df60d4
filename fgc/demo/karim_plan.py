"""The Karims' plan, as they said it at Harbour Community Centre. Whatever is about the baby says Bean."""

from fgc.demo.planning import Does, Help, PlanSheet, Said

MORNINGS, NADIA, SAMI, US = "Mornings and school", "Time to breathe", "Sami’s other family", "All of us"

PLAN = PlanSheet(
    texts={
        "matters": (
            "We stay together. Leah gets to be fourteen. Sami sleeps through and gets to score goals. Inaya "
                "gets cuddles. "
            "Nobody has to be strong on their own."
        ),
        "strengths": (
            "We turn up. We feed people. Nani has brought up five of us and still knows what each of us had "
                "for tea. "
            "Leah is the cleverest person in this room and knows it."
        ),
        "sign": (
            "Leah has stayed at home two days in one week. Or Nadia stops answering her texts. Or Sami "
                "starts putting a "
            "chair against his bedroom door again."
        ),
        "first_call": "Samina. If she cannot pick up, Imran.",
        "steps_in": "Samina comes the same day. The children stay with her and Faisal for the night if it "
            "needs a night.",
        "out_of_hours": "Samina’s phone stays on. If anybody is in danger we ring 999 and do not wait for "
            "each other.",
        "tells": "Samina tells Tom by the next morning. Leah can tell him too, if she would rather.",
        "cannot_care": (
            "Samina and Faisal would have Leah, Sami and Inaya, for a week or for as long as it takes, and "
                "they have said "
            "yes to being assessed. Imran would have Inaya at weekends. Pat would have Sami for his "
                "Saturdays as now."
        ),
        "family_time": (
            "Sami has every other Saturday with Nan Pat. His dad writes to him, or sends a voice message, "
                "through Nan Pat. "
            "Nobody brings Sami’s dad to where the children are, and nobody says where that is."
        ),
        "keeping_going": "Faisal keeps the list on the fridge and rings round on the first Sunday of the "
            "month.",
    },
    voices={
        "Leah": "I said I did not want to be the one who remembers everything, and they all went quiet and "
            "then they "
                "shared it out. I want to go on the Paris trip. That is all.",
        "Sami": "I want Gaz to come to the next one as well because he makes it not boring. (Sami told "
            "Jean, who wrote it.)",
        "Inaya": "Inaya pointed at Bilal Mamu’s beard and laughed, and we take that as a yes. (Imran spoke "
            "for her.)",
    },
    does=[
        Does("Samina takes Sami to breakfast club and Inaya to nursery, so that Leah can catch her own "
            "bus.", "Samina",
             "Every school day at half past seven, from Monday", "Leah is in her seat for registration",
             "Faisal",
             MORNINGS, "A breakfast club place for Sami"),
        Does("Leah catches the five past eight bus with her friends. On a bad morning she texts Khala "
            "instead of staying "
             "at home.", "Leah", "Every school day", "Leah says it is easier", "Samina", MORNINGS, about=("Leah",)),
        Does("Imran does bath, story and bed for Sami and Inaya on his nights off.", "Imran",
             "Tuesday, Thursday and Sunday", "Nadia is on the sofa with her feet up by half past six",
             "Nadia", MORNINGS),
        Does("Zara goes with Nadia to her doctor, and they have cake after.", "Zara",
            "The next appointment, and each one "
             "after it", "Nadia has been, and says how it went", "Samina", NADIA, days=14),
        Does("Jean has Inaya at hers so that Nadia can sleep.", "Jean", "Wednesday and Friday, one till four",
             "Nadia has slept", "Imran", NADIA, about=("Inaya",)),
        Does("Imran and Samina take turns to go with Nadia to the midwife, until Bean is here.", "Imran",
             "Every appointment", "Nadia has never gone on her own", "Samina", NADIA),
        Does("When Bean is on the way, Samina and Faisal have Leah, Sami and Inaya, and Imran stays with "
            "Nadia.", "Faisal",
             "Bags packed and in the hall four weeks before", "The children know who is coming", "Samina",
             NADIA),
        Does("Gary brings Sami to Nan Pat’s after football, and Faisal fetches him.", "Faisal",
             "Every other Saturday, noon till five", "Sami comes home talking", "Pat", SAMI, about=("Sami",)),
        Does("Craig writes to Sami or sends a voice message. Pat reads or hears it first, then passes it "
            "on.", "Craig",
             "Once a week", "Sami has had something each week", "Pat", SAMI, about=("Sami",)),
        Does("Nani reads with Leah, Sami and Inaya on the screen, and we all stay for chai.", "Bushra",
             "Every Sunday at ten in the morning here", "Inaya asks for Nani", "Leah", US,
             "An interpreter is not needed"),
    ],
    help=[
        Help("A breakfast club place for Sami", "The council and Linacre Lane Primary School",
            "Until the summer holidays",
             due_days=14, about=("Sami",)),
        Help("A bed of her own for Inaya, with bedding", "The council", "Once", due_days=62, about=("Inaya",)),
        Help("A travel pass for Samina", "The council", "One school term", "part",
             "Paid for six weeks, then looked at again with Samina", 10),
    ],
    said=[
        Said("Nadia", "I can breathe out."),
        Said("Leah", "It is fair.", how="spoken"),
        Said("Sami", "Good. When do we eat?", how="spoken"),
        Said("Imran", "These are my children and I am all in."),
        Said("Samina"),
        Said("Faisal", "The list is going on the fridge tonight."),
        Said("Bushra", "میں راضی ہوں۔ بچے میری جان ہیں۔", how="spoken"),
        Said("Zara"),
        Said("Jean"),
        Said("Craig", "I would like every Saturday, but I will write the letters.", "in_part", "spoken"),
        Said("Pat", "Whatever is best for that lad. He is having a roast, mind.", how="spoken"),
    ],
)  # fmt: skip
