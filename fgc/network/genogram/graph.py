"""The network as numbered nodes in rows, every line joining neighbouring rows only (network.md 4.2)."""

from dataclasses import dataclass, field, replace

from .families import Union, unions_of
from .generations import generations

STAND_IN = 16  # px, width of the place that a line takes where it passes through a row
UNBORN = 9999  # birth order key of unborn children: after every year


@dataclass(frozen=True)
class Node:
    """A person's place in a row, or (person None) the place where a long line passes through the row."""

    person: object
    row: int


@dataclass
class Graph:
    """Nodes, unions over node numbers, and the tables that ordering asks for."""

    network: object
    nodes: list = field(default_factory=list)
    unions: list = field(default_factory=list)
    node_of: dict = field(default_factory=dict)
    badges: list = field(default_factory=list)
    rows: int = 0

    def finish(self):
        """Fill the look-up tables once nodes and unions are complete."""
        size = len(self.nodes)
        self.rows = 1 + max((node.row for node in self.nodes), default=-1)
        self.partner_in = [[] for _ in range(size)]
        self.child_in = [[] for _ in range(size)]
        for number, union in enumerate(self.unions):
            for one in union.partners:
                self.partner_in[one].append(number)
            for one in union.children:
                self.child_in[one].append(number)
        people = self.network.people
        self.gender = [people[n.person].gender if n.person in people else "u" for n in self.nodes]
        self.birth = [_birth_key(people.get(node.person)) for node in self.nodes]
        self.linked = [self._is_linked(one) for one in range(size)]
        self.twins = self._twin_groups()
        self.households = [
            [self.node_of[one] for one in home.members if one in self.node_of]
            for home in self.network.households
        ]
        self.bands = {
            row: [number for number, union in enumerate(self.unions) if union.row == row]
            for row in range(-1, self.rows)
        }
        return self

    def _is_linked(self, one):
        """Whether a partner's parents are on the map too, so that the line must lead somewhere."""
        mates = [
            mate for number in self.partner_in[one] for mate in self.unions[number].partners if mate != one
        ]
        return any(self.child_in[mate] for mate in mates) or len(self.child_in[one]) > 1

    def _twin_groups(self):
        groups = {}
        for number, union in enumerate(self.unions):
            for child in union.children:
                person = self.network.people.get(self.nodes[child].person)
                if person is not None and person.twins not in (None, ""):
                    groups.setdefault((number, person.twins), []).append(child)
        return [(key[0], group) for key, group in groups.items() if len(group) > 1]

    def home_union(self):
        """The union to begin with: the referred child's (birth) parents, or nothing."""
        for one in self.network.index:
            ups = self.child_in[self.node_of[one]]
            if ups:
                return ups[0]
        return None


def _birth_key(person):
    if person is None:
        return None
    if person.status == "unborn":
        return UNBORN
    return person.birth_year


def graph_of(network):
    """The `Graph` of everybody who has a place in the family tree."""
    unions, badges = unions_of(network)
    rows = generations(network, unions)
    graph = Graph(network, badges=badges)
    for one in network.related():
        graph.node_of[one] = len(graph.nodes)
        graph.nodes.append(Node(one, rows[one]))
    for group, union in enumerate(unions):
        _add_union(graph, union, rows, group)
    return graph.finish()


def _add_union(graph, union, rows, group):
    above = [rows[one] for one in union.partners]
    row = max(above) if above else min(rows[one] for one in union.children) - 1
    partners = tuple(_lead_down(graph, union, one, rows[one], row, group) for one in union.partners)
    placed = replace(union, partners=partners, children=[], legs={}, row=row, group=group)
    graph.unions.append(placed)
    for child in union.children:
        if rows[child] <= row:
            continue  # contradictory ties (an uncle who is also an ancestor): the rows cannot show both
        _lead_leg_down(graph, placed, graph.node_of[child], union.legs[child], rows[child], group)


def _lead_down(graph, union, person, row, goal, group):
    """Bring a partner of an upper row down to the row of the union by a chain of stand-ins."""
    node = graph.node_of[person]
    for below in range(row + 1, goal + 1):
        step = len(graph.nodes)
        graph.nodes.append(Node(None, below))
        graph.unions.append(
            Union(
                (node,),
                [step],
                {step: "birth"},
                union.status,
                related=union.related,
                row=below - 1,
                chain="partner",
                group=group,
            )
        )
        node = step
    return node


def _lead_leg_down(graph, union, child, leg, row, group):
    """Hang a child under its union, through stand-ins when it stands more than one row lower."""
    for below in range(union.row + 1, row):
        step = len(graph.nodes)
        graph.nodes.append(Node(None, below))
        union.children.append(step)
        union.legs[step] = leg
        union = Union((step,), row=below, chain="leg", group=group)
        graph.unions.append(union)
    union.children.append(child)
    union.legs[child] = leg
