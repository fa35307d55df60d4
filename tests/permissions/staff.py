"""Everybody who tries every page: what each is to family A by access.md, told here and granted by real actions."""

import datetime as dt
from dataclasses import dataclass

from fgc.accounts.models import Service, Team, TeamManager, User
from fgc.accounts.roles import Role
from fgc.cases import actions, policy
from fgc.lib.dates import today
from tests import cast
from tests.built import built_once

SHARES = ("plan_final", "progress")
EVERY_SHARE = tuple(sorted(policy.TABLE[policy.SHARED]))
ANONYMOUS, NO_ROLE, ENDED = "anonymous", "no role", "ended account"


@dataclass(frozen=True)
class Actor:
    """One person who tries: their account, and their relationships to family A as access.md names them.

    `role_wide` comes with the role and is lost on a restricted record unless the person is `named` there.
    `to_referral` is the tie to a referral before there is a case; `shares` are the rights of a dated share.
    """

    name: str
    user: User | None = None
    own: frozenset = frozenset()
    role_wide: str = ""
    named: bool = False
    to_referral: str = ""
    shares: tuple = ()

    def relationships(self, restricted):
        """The relationships that hold in the world as it is."""
        wide = {self.role_wide} if self.role_wide and (self.named or not restricted) else set()
        return self.own | wide

    @property
    def role(self):
        """The role, or "" for nobody."""
        return self.user.role if self.user else ""


@dataclass
class Staff:
    """The named cast, and the people beside them whom only these tests need."""

    w: cast.World
    more: dict

    def __getattr__(self, name):
        if "more" not in self.__dict__:  # it is being laid down again, and has nobody yet
            raise AttributeError(name)
        more = self.more
        return more[name] if name in more else getattr(self.__dict__["w"], name)


@built_once
def staff():
    """Two services with somebody of each role who has nothing to do with family A."""
    w = cast.world()
    away = Service.objects.create(name="Wirral Bay FGC service")
    bay = Team.objects.create(service=away, name="Bay team")
    conferences = w.carol.team

    def here(first, last, role, team=conferences):
        return cast.person(w.service, first, last, role, team)

    def there(first, last, role):
        return cast.person(away, first, last, role, bay)

    more = {
        "sue": here("Sue", "Kerr", Role.SOCIAL_WORKER, w.south),
        "shay": here("Shay", "Boyd", Role.SOCIAL_WORKER, w.north),
        "max": here("Max", "Ford", Role.SOCIAL_WORK_MANAGER, w.south),
        "olga": here("Olga", "Lane", Role.COORDINATOR),
        "otis": here("Otis", "Gray", Role.COORDINATOR),
        "cory": here("Cory", "Moss", Role.COORDINATOR),
        "xena": here("Xena", "Park", Role.COORDINATOR),
        "emma": here("Emma", "Reid", Role.COORDINATOR),
        "deb": here("Deb", "West", Role.SERVICE_MANAGER),
        "kay": here("Kay", "Hunt", Role.SERVICE_MANAGER),
        "bea": here("Bea", "Nash", Role.BUSINESS_SUPPORT),
        "bess": here("Bess", "Ward", Role.BUSINESS_SUPPORT),
        "bert": here("Bert", "Cole", Role.BUSINESS_SUPPORT),
        "mina": here("Mina", "Dale", Role.SOCIAL_WORK_MANAGER, w.north),
        "gil": cast.person(w.service, "Gil", "Todd", Role.INFORMATION_GOVERNANCE),
        "nora": cast.person(w.service, "Nora", "Quin", ""),
        "edna": cast.person(w.service, "Edna", "Yorke", Role.SERVICE_MANAGER),
        "otto": there("Otto", "Vane", Role.COORDINATOR),
        "opal": there("Opal", "Wynn", Role.SERVICE_MANAGER),
        "odin": there("Odin", "Hale", Role.BUSINESS_SUPPORT),
        "orla": there("Orla", "Kemp", Role.SOCIAL_WORKER),
    }
    more["south_link"] = TeamManager.objects.create(
        team=w.south, person=more["max"], since=dt.date(2026, 1, 5)
    )
    TeamManager.objects.create(team=w.north, person=more["mina"], since=dt.date(2026, 1, 5))
    User.objects.filter(pk=more["edna"].pk).update(is_active=False)
    return Staff(w, more)


def let_in(s, case):
    """The grants on family A: cover, governance, emergency, a share, a conflict, a cover that is over."""
    day = today()
    week = day + dt.timedelta(days=7)

    def grant(person, relationship, on=day, until=week):
        return actions.grant(
            case=case,
            person=person,
            relationship=relationship,
            reason="Leave",
            by=s.carol,
            on=on,
            until=until,
        )

    cover = grant(s.cory, policy.COVER)
    grant(s.xena, policy.COVER, on=day - dt.timedelta(days=9), until=day - dt.timedelta(days=1))
    grant(s.ivy, policy.GOVERNANCE)
    grant(s.emma, policy.EMERGENCY)
    grant(s.bert, policy.EMERGENCY)
    for person, rights in ((s.sue, SHARES), (s.bess, EVERY_SHARE), (s.mina, EVERY_SHARE)):
        actions.share(
            case=case, person=person, rights=list(rights), reason="New team", until=week, by=s.carol
        )
    actions.declare_conflict(case=case, person=s.kay, reason="Her neighbour", by=s.carol)
    return cover


def actors(s):
    """Everybody who tries, those without any right first."""
    manager, support = policy.SERVICE_MANAGER, policy.BUSINESS_SUPPORT

    def own(*names):
        return frozenset(names)

    return [
        Actor(ANONYMOUS),
        Actor(NO_ROLE, s.nora),
        Actor(ENDED, s.edna),
        Actor("social worker of another team", s.grace),
        Actor("manager of another team", s.max),
        Actor("another coordinator", s.bryn),
        Actor("information governance without a grant", s.gil),
        Actor("administrator", s.sam),
        Actor("service manager of another service", s.opal),
        Actor("business support of another service", s.odin),
        Actor("coordinator of another service", s.otto),
        Actor("social worker of another service", s.orla),
        Actor("cover that is over", s.xena),
        Actor("service manager with a conflict", s.kay, to_referral="service manager"),
        Actor("colleague with a shared draft", s.shay, to_referral="shared"),
        Actor("referrer", s.tom, own(policy.REFERRER), to_referral="author"),
        Actor("referrer's manager", s.priya, role_wide=policy.REFERRER_MANAGER, to_referral="manager"),
        Actor("coordinator", s.amina, own(policy.COORDINATOR)),
        Actor("cover", s.cory, own(policy.COVER)),
        Actor("former coordinator", s.olga, own(policy.HANDING_OVER)),
        Actor("service manager", s.carol, role_wide=manager, named=True, to_referral="service manager"),
        Actor("service manager not named", s.deb, role_wide=manager, to_referral="service manager"),
        Actor("business support", s.dele, role_wide=support, named=True, to_referral="support"),
        Actor("business support not named", s.bea, role_wide=support, to_referral="support"),
        Actor("information governance", s.ivy, own(policy.GOVERNANCE)),
        Actor("emergency", s.emma, own(policy.EMERGENCY)),
        Actor("shared with", s.sue, own(policy.SHARED), shares=SHARES),
        # Two relationships at once: what one lets them read does not widen what the other lets them write.
        Actor(
            "business support with a share",
            s.bess,
            own(policy.SHARED),
            role_wide=support,
            to_referral="support",
            shares=EVERY_SHARE,
        ),
        Actor(
            "business support in an emergency",
            s.bert,
            own(policy.EMERGENCY),
            role_wide=support,
            to_referral="support",
        ),
        Actor(
            "referrer's manager with a share",
            s.mina,
            own(policy.SHARED),
            role_wide=policy.REFERRER_MANAGER,
            to_referral="manager",
            shares=EVERY_SHARE,
        ),
    ]
