"""The role of each line from its own words and its place on the page."""

from collections import Counter

from ngoaigiao.lines import CREDIT, LONG, SIDES, STAMP, grammar_of, key, one_sentence, own_role

BYLINE = "byline", "author or source"
HEAD = 8  # lines from the top among which a title may stand


def roles(lines, codebook, title=None):
    """[(role, how)] of the `lines` of one file, `how` the rule behind each. title: as metadata gives it, if it does."""
    page = _Page(lines, grammar_of(codebook), title)
    page.find_title()
    page.find_repetitions()
    page.find_lists()
    page.find_captions()
    page.find_bylines()
    page.find_misplaced()
    page.find_headlines()
    return [role or ("body", "paragraph" if line.paragraph else "short line") for role, line in zip(page.roles, lines)]


class _Page:
    """The lines of one file: `roles` holds (role, how) or None of each, `kinds` its kind in `furniture` or None."""

    def __init__(self, lines, grammar, title):
        own = [own_role(line, grammar) for line in lines]
        self.lines, self.grammar = lines, grammar
        self.roles = [role and role[:2] for role in own]
        self.kinds = [role and role[2] for role in own]
        self.known_title = key(title) if title else None
        self.title = None

    def is_paragraph(self, place):
        """Whether the line at a place has no role of its own and reads as prose."""
        return place < len(self.lines) and self.roles[place] is None and self.lines[place].paragraph

    @property
    def body(self):
        """Places of the first and the last paragraph; (length, -1) where there is none."""
        places = [place for place in range(len(self.lines)) if place != self.title and self.is_paragraph(place)]
        return (places[0], places[-1]) if places else (len(self.lines), -1)

    def find_title(self):
        """The line that metadata calls the title, else the first at the top that reads as a headline."""
        for place, line in enumerate(self.lines[:HEAD]):
            if line.key == self.known_title and len(line.text) <= LONG:
                return self._set_title(place, "equals the metadata")
        for place, line in enumerate(self.lines[:HEAD]):
            role, kind = self.roles[place], self.kinds[place]
            if role is None and not self.is_byline(line) or kind == "teaser" and place == 0:
                if len(self.lines) > 1 and self._is_headline(line):
                    self._set_title(place, "headline at the top")
                return None
        return None

    def _set_title(self, place, how):
        self.title = place
        self.roles[place] = "title", how

    @staticmethod
    def _is_headline(line):
        """A headline has three words or more and no full stop at its end, or dots that promise more."""
        if len(line.text) > LONG or len(line.text.split()) < 3:
            return False
        return line.text[-1] not in ".;:/" or line.text.endswith("..") and len(line.text) < 100

    def find_repetitions(self):
        """A line that says the title again, an earlier line again, or the same words twice."""
        seen = Counter()
        title = self.lines[self.title].key if self.title is not None else ""
        for place, line in enumerate(self.lines):
            once = _once(line.text)
            if place != self.title and self.roles[place] is None:
                if title in (line.key, once and key(once)):
                    self.roles[place] = "furniture", "the title again"
                elif once:
                    self.roles[place] = "teaser", "headline twice in a line"
                elif len(line.text) >= 30 and seen[line.key]:
                    self.roles[place] = "furniture", "an earlier line again"
            seen[line.key] += 1

    def find_lists(self):
        """Headings such as "Tin liên quan" and the other articles' headlines and leads below them."""
        first, _ = self.body
        below = None
        for place in range(len(self.lines)):
            if self.kinds[place] in ("related", "end") and place > first:
                below = "end" if below == "end" else self.kinds[place]
            elif below == "related" and self.is_paragraph(place) and self.is_paragraph(place + 1):
                below = None
            elif below and self.kinds[place] != "button":
                self.roles[place] = "teaser", "below the heading of a list"

    def find_captions(self):
        """A short sentence above a line that is only a credit; the headline between lead and caption is a teaser."""
        first, _ = self.body
        for place in range(first + 1, len(self.lines) - 1):
            line, below = self.lines[place], self.lines[place + 1]
            if self.roles[place] or self.roles[place + 1] != CREDIT or self.is_byline(line):
                continue
            named = not any(word in below.key for word in ("nguồn", "minh họa", "minh hoạ"))
            if named and self.grammar.label.match(below.text) and len(line.text) <= LONG and one_sentence(line.text):
                self.roles[place] = "caption", "above a photo credit"
            elif place == first + 1 and len(line.text) >= 40 and not line.ended:
                self.roles[place] = "teaser", "headline below the lead"

    def is_byline(self, line):
        """Whether a line is nothing but an author, a source or both."""
        return len(line.text) <= 100 and bool(self.grammar.byline.fullmatch(line.text))

    def find_bylines(self):
        """Authors and sources between title and text or behind the text, and in it those that say "(theo …)"."""
        first, last = self.body
        for place, line in enumerate(self.lines):
            outside = place < first or place > last
            if self.roles[place] is None and (outside or "(" in line.text) and self.is_byline(line):
                self.roles[place] = BYLINE

    def find_misplaced(self):
        """In the text a section's name or a time is a heading; a first line with "(trái)" is more than a caption.

        Outside it, a number alone counts comments or pictures.
        """
        first, last = self.body
        for place, role in enumerate(self.roles):
            section = self.kinds[place] == "section" and place > first
            time = role == STAMP and first < place < last
            if section or time or place == 0 and role == SIDES:
                self.roles[place] = None
            elif role is None and not first < place < last and not any(map(str.isalpha, self.lines[place].text)):
                self.roles[place] = "furniture", "no words"

    def find_headlines(self):
        """Two or more headlines behind the text, or one behind the author's name, are other articles'."""
        _, last = self.body
        behind = range(last + 1, len(self.lines)) if last >= 0 else ()
        free = [(place, self.lines[place]) for place in behind if self.roles[place] is None]
        if any(line.text.endswith(":") or line.text[0].islower() for _, line in free):
            return
        signed = min((place for place in behind if self.roles[place] == BYLINE), default=len(self.lines))
        headlines = [place for place, line in free if 25 <= len(line.text) <= LONG and not line.ended]
        for place in headlines:
            if len(headlines) > 1 or signed < place:
                self.roles[place] = "teaser", "headline behind the text"


def _once(text):
    """One half of a line that says the same twice, else None."""
    half = len(text) // 2
    first, second = text[:half].strip(), text[len(text) - half :].strip()
    return first if first == second and 30 <= len(text) <= 2 * LONG else None
