"""The role of each line from its own words and its place on the page."""
from collections import Counter

from ngoaigiao.lines import LONG, grammar_of, key, one_sentence, own_role

HEAD = 8  # lines from the top among which a title may stand


def roles(lines, codebook, title=None):
    """[(role, how)] of the `lines` of one file, `how` the rule behind each. title: as metadata gives it, if it does."""
    page = _Page(lines, grammar_of(codebook), title)
    page.find_title()
    page.find_repetitions()
    page.find_lists()
    page.find_captions()
    page.find_bylines()
    page.find_headlines()
    return [role or ("body", "paragraph" if line.paragraph else "short line") for role, line in zip(page.roles, lines)]


class _Page:
    """The lines of one file and what is known of them: `roles[i]` is (role, how) or None, `kinds[i]` as in furniture."""

    def __init__(self, lines, grammar, title):
        own = [own_role(line, grammar) for line in lines]
        self.lines, self.grammar = lines, grammar
        self.roles = [role and role[:2] for role in own]
        self.kinds = [role and role[2] for role in own]
        self.known_title = key(title) if title else None
        self.title = None

    def is_paragraph(self, place):
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
        for place, line in enumerate(self.lines):
            half = len(line.text) // 2
            doubled = 30 <= len(line.text) <= 2 * LONG and line.text[:half].strip() == line.text[len(line.text) - half:].strip()
            title = self.title is not None and self.lines[self.title].key
            if place != self.title and self.roles[place] is None:
                if line.key == title or doubled and line.text[:half].strip().casefold() == title:
                    self.roles[place] = "furniture", "the title again"
                elif doubled:
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
        """A short sentence above a line that is only the credit; a headline between lead and caption is no article's."""
        first, _ = self.body
        for place in range(first + 1, len(self.lines) - 1):
            line, below = self.lines[place], self.lines[place + 1]
            if self.roles[place] or self.roles[place + 1] != ("caption", "photo credit") or self.is_byline(line):
                continue
            only_credit = len(below.text) < 40 and not any(word in below.key for word in ("nguồn", "minh họa", "minh hoạ"))
            if only_credit and len(line.text) <= LONG and one_sentence(line.text):
                self.roles[place] = "caption", "above a photo credit"
            elif place == first + 1 and len(line.text) >= 40 and not line.ended:
                self.roles[place] = "teaser", "headline below the lead"

    def is_byline(self, line):
        return len(line.text) <= 100 and bool(self.grammar.byline.fullmatch(line.text))

    def find_bylines(self):
        """Authors and sources between title and text or behind the text, and within it those that say "(theo …)".

        A section's name, a time or "(trái)" is what it seems only where it belongs: before the text, or below the first
        line.
        """
        first, last = self.body
        for place, line in enumerate(self.lines):
            outside = place < first or place > last
            if self.roles[place] is None and (outside or "(" in line.text) and self.is_byline(line):
                self.roles[place] = "byline", "author or source"
            elif place > first and self.kinds[place] == "section" or not outside and self.roles[place] == ("byline", "time stamp"):
                self.roles[place] = None
            elif place == 0 and self.roles[place] == ("caption", "who stands where"):
                self.roles[place] = None

    def find_headlines(self):
        """Two or more headlines behind the text, or one behind the author's name, are other articles'."""
        _, last = self.body
        behind = range(last + 1, len(self.lines)) if last >= 0 else ()
        free = [place for place in behind if self.roles[place] is None]
        if any(self.lines[place].text.endswith(":") or self.lines[place].text[0].islower() for place in free):
            return
        signed = min((place for place in behind if self.roles[place] == ("byline", "author or source")), default=len(self.lines))
        headlines = [place for place in free if 25 <= len(self.lines[place].text) <= LONG and not self.lines[place].ended]
        for place in headlines:
            if len(headlines) > 1 or signed < place:
                self.roles[place] = "teaser", "headline behind the text"
