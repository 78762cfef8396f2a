"""One run of the method of equal shares, from endowments to the last project anybody can pay for.

Each voter starts with an endowment. A project can be bought when its supporters together hold its cost; they
share it as evenly as their money and their utility allow: everybody pays rate × utility, or all they have left.
Of all projects the one with the least rate per unit of utility is bought, until none can be.

The quick pass computes for each project a lower bound of its rate: for any set R of supporters,
rate ≥ (cost - money of the others) / weight of R. Rounding is subtracted, so the bound is certain. As money only
declines, a bound once found stays one, and most projects need no second look. Only the few whose bound does not
exceed the best exact rate are computed exactly; the decision is made between exact rates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heapify, heappop, heappush

import numpy as np

from .market import Market, Wish
from .purses import NEVER, ROUNDING, Flags, Floats, Ints, Purses

# How far beyond the best estimate a bound may lie and still be computed exactly at once; saves rounds only.
NEAR = 1 + 1e-9
Choose = Callable[[Sequence[int]], int]


@dataclass(slots=True)
class Look:
    """A project as the quick pass saw it: who could not pay the estimated rate, and a certain bound of its price."""

    wish: Wish
    money: Floats
    poor: Flags
    count: int  # how many they are
    price: float  # estimated
    bound: float


@dataclass(slots=True)
class Offer:
    """The exact rate of a project: rest / (weight × scale). Who is poor gives all, the others pay the rate."""

    wish: Wish
    rest: int
    weight: int
    scale: int
    poor: Flags
    count: int  # how many groups are poor

    @property
    def rate(self) -> Fraction:
        return Fraction(self.rest, self.weight * self.scale)

    @property
    def price(self) -> Fraction:
        return Fraction(self.rest, self.weight * self.scale * self.wish.worth)

    @property
    def price_float(self) -> float:
        return self.rest / (self.weight * self.scale * self.wish.worth)


@dataclass(slots=True)
class Purchase:
    offer: Offer
    payers: Ints  # groups that pay rate × times a voter
    times: Ints | None
    emptied: Ints  # groups that give all they have left, less than that
    tied: tuple[int, ...] = ()

    @property
    def project(self) -> int:
        return self.offer.wish.project


@dataclass
class Run:
    market: Market
    purses: Purses
    choose: Choose  # decides between projects with the same rate
    # Projects of which at most one may be bought with this one.
    rivals: Mapping[int, frozenset[int]] = field(default_factory=dict)
    # Stop as soon as more than this is spent; the result is of no use then.
    stop_above: int | None = None

    def __post_init__(self) -> None:
        self.purchases: list[Purchase] = []
        self.spent = 0
        # Projects whose supporters could not pay any more, and after how many purchases that showed.
        self.dropped: dict[int, int] = {}
        self.shut: set[int] = set()
        self.guess = {project: wish.cost / wish.weight for project, wish in self.market.wishes.items()}
        self.heap = [
            (self.guess[project] / wish.worth * (1 - 4 * ROUNDING), project)
            for project, wish in self.market.wishes.items()
        ]
        heapify(self.heap)

    def finish(self) -> Run:
        while purchase := self.cheapest():
            self.buy(purchase)
            if self.stop_above is not None and self.spent > self.stop_above:
                break
        return self

    @property
    def winners(self) -> list[int]:
        return [purchase.project for purchase in self.purchases]

    def buy(self, purchase: Purchase) -> None:
        offer = purchase.offer
        self.purses.pay(offer.rest, offer.weight, purchase.payers, purchase.times, purchase.emptied)
        self.purchases.append(purchase)
        self.spent += offer.wish.cost
        self.shut |= self.rivals.get(purchase.project, frozenset())

    def held(self, wish: Wish, after: int | None = None) -> Fraction:
        """What the supporters hold together, after so many purchases (now), in the smallest unit."""
        return Fraction(self.purses.total(wish.groups, after), self.purses.scale)

    # ------------------------------------------------------------------ which one

    def cheapest(self) -> Purchase | None:
        """The project to buy now, exactly, or None."""
        looks: list[Look] = []
        offers: dict[int, Offer] = {}
        limit = float("inf")
        while True:
            limit = self.look_up_to(limit, looks)
            if not looks:
                return None
            for look in looks:
                if look.bound <= limit and look.wish.project not in offers:
                    offers[look.wish.project] = self.offer(look)
            best = min(offer.price_float for offer in offers.values()) * (1 + 4 * ROUNDING)
            open_to = [look.bound for look in looks if look.wish.project not in offers]
            if min(open_to, default=2 * best) > best and (not self.heap or self.heap[0][0] > best):
                break
            limit = best
        tied = least(list(offers.values()))
        chosen = offers[tied[0] if len(tied) == 1 else self.choose(tied)]
        for look in looks:
            if look.wish is not chosen.wish:
                heappush(self.heap, (look.bound, look.wish.project))
        return self.purchase(chosen, tied)

    def look_up_to(self, limit: float, looks: list[Look]) -> float:
        """Looks at every project whose bound does not exceed the limit or the best estimate; the lesser of both."""
        heap, wishes, shut = self.heap, self.market.wishes, self.shut
        while heap and heap[0][0] <= limit:
            project = heappop(heap)[1]
            if project in shut:
                continue
            look = self.look(wishes[project])
            if look is None:
                self.dropped[project] = len(self.purchases)
                continue
            looks.append(look)
            limit = min(limit, look.price * NEAR)
        return limit

    def purchase(self, offer: Offer, tied: Sequence[int]) -> Purchase:
        wish, poor = offer.wish, offer.poor
        ties = tuple(tied) if len(tied) > 1 else ()
        if not offer.count:
            return Purchase(offer, wish.groups, wish.times, wish.groups[:0], ties)
        rich = ~poor
        emptied = wish.groups[poor]
        emptied = emptied[self.purses.emptied_by[emptied] == NEVER]
        times = None if wish.times is None else wish.times[rich]
        return Purchase(offer, wish.groups[rich], times, emptied, ties)

    # ------------------------------------------------------------------ the quick pass

    def look(self, wish: Wish) -> Look | None:
        """A certain lower bound of the price, or None when the supporters cannot pay."""
        purses = self.purses
        money = purses.money[wish.groups]
        cost, most = float(wish.cost), wish.heads * purses.top
        # What the sums below may be off: the purses' own slack, and one rounding an addition.
        doubt = wish.heads * purses.slack + 2 * (len(money) + 8) * ROUNDING * (most + cost)
        over = float(money.dot(wish.voters)) - cost
        if over < -doubt or (over < doubt and self.held(wish) < wish.cost):
            return None
        rate, held = self.guess[wish.project], money * wish.voters
        rest, weight, count = cost, float(wish.weight), 0
        while True:
            poor = money < (rate if wish.times is None else rate * wish.times)
            now = int(np.count_nonzero(poor))
            if now in (count, len(money)):
                break
            count = now
            # Multiplying numbers with numbers is several times quicker than with flags.
            mask = poor.astype(np.float64)
            rest = cost - float(held.dot(mask))
            weight = wish.weight - float(wish.weights.dot(mask))
            rate = rest / weight
        self.guess[wish.project] = rate
        bound = (rest - doubt) / (weight * wish.worth) * (1 - 12 * ROUNDING)
        return Look(wish, money, poor, now, rate / wish.worth, max(0.0, bound))

    # ------------------------------------------------------------------ the exact rate

    def offer(self, look: Look) -> Offer:
        """The exact rate, and who cannot pay it in full. The supporters together hold the cost.

        Newton's method on the concave function "what is collected at this rate": each step takes the rate at which
        those who can pay cover what the others leave, then asks anew who can pay. It ends after finitely many steps
        at the exact rate, wherever it starts.
        """
        wish, money, purses = look.wish, look.money, self.purses
        poor, count = look.poor, look.count
        if count == len(money):
            poor, count = np.zeros(len(money), np.bool_), 0
        while True:
            rest, weight = wish.cost * purses.scale, wish.weight
            if count:
                rest -= purses.total(wish.groups[poor])
                weight -= int(wish.weights.dot(poor.astype(np.float64)))
            rate = rest / (weight * purses.scale)
            due = rate if wish.times is None else rate * wish.times
            now = money < due
            unsure = np.abs(money - due) <= purses.slack + 4 * ROUNDING * (due + purses.top)
            if np.count_nonzero(unsure):
                at = unsure.nonzero()[0]
                now[at] = self.cannot_pay(wish, at, Fraction(rest, weight * purses.scale), poor)
            if not np.count_nonzero(now != poor):
                return Offer(wish, rest, weight, purses.scale, poor, count)
            poor, count = now, int(np.count_nonzero(now))

    def cannot_pay(self, wish: Wish, at: Ints, rate: Fraction, poor: Flags) -> Flags:
        """Whether each of these supporters holds less than rate × times; who holds just that stays as in `poor`."""
        purses = self.purses
        times = np.ones(len(at), np.int64) if wish.times is None else wish.times[at]
        some, number = purses.alike(wish.groups[at])
        money = [purses.exact(int(group)) for group in some]
        answer = poor[at].copy()
        for many in np.unique(times).tolist():
            due = rate * many * purses.scale
            sign = np.array([(value > due) - (value < due) for value in money])[number]
            answer[(times == many) & (sign < 0)] = True
            answer[(times == many) & (sign > 0)] = False
        return answer


def least(offers: Sequence[Offer]) -> list[int]:
    """The projects with the least price, exactly."""
    if len(offers) == 1:
        return [offers[0].wish.project]
    prices = {offer.wish.project: offer.price for offer in offers}
    best = min(prices.values())
    return sorted(project for project, price in prices.items() if price == best)
