"""Who does as was told before of another: "Mỹ trục xuất hai nhà ngoại giao Nga. Đức cũng có động thái tương tự"."""

from dataclasses import replace

UNDONE = {"negation", "possible", "future", "wish", "deontic", "speech"}  # before what is not done


def of(items, found, recent):
    """The last act told with its targets, as acts of who does likewise. recent: the acts told so far, read late."""
    for i, item in enumerate(items):
        by = _doer(items, found, i) if "likewise" in item.roles else None
        last = recent[-1] if by is not None and recent else None
        if last is not None and not _involved(by, last):
            told = {"source": by, "how": "subject", "reach": "recalled object", "speaker": [], "clause": ""}
            yield replace(last, cue=replace(last.cue, start=item.start, end=item.end), at=i, condition=(), **told)


def _doer(items, found, i):
    """Who does what words at i point back to: the phrase before, if no other verb stands between."""
    by = next((p for p in reversed(found) if p.last <= i and p.role == ""), None)
    if by is None or any(t.kind in ("cue", "mark") or t.roles & UNDONE for t in items[by.last : i]):
        return None
    return by


def _involved(by, act):
    told = {a.party for p in [act.source, *act.targets] for a in p.actors}
    return any(a.party in told for a in by.actors)
