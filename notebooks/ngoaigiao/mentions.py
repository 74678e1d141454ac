"""An article's mentions while they are being found."""

from dataclasses import dataclass, field

from ngoaigiao.lexicon import Institution, Lexicon, Name, Title
from ngoaigiao.names import HARD, Words

# A sentence with a larger share of capitals than this is a headline in capitals: they say nothing about names there.
LOUD = 0.8


@dataclass(slots=True)
class Mention:
    """Words `first` to `last` (half-open) name an actor. use: as in lexicon.Name."""

    first: int
    last: int
    actor_id: str
    kind: str
    party: str | None
    how: str
    use: str = ""
    office: str | None = None


@dataclass(eq=False)
class Draft:
    """One article: its words, what of the lexicon stands where, and its mentions so far.

    names: {word: [(end, Name)]}; nouns, titles: {word: (end, Institution or Title)}; title_ends, noun_ends:
    {end: word}; others: words with a capital that name nobody; heads: words with which names begin that no row lists;
    owner: the mention that holds a word, or None.
    """

    words: Words
    lexicon: Lexicon
    names: dict = field(default_factory=dict)
    nouns: dict = field(default_factory=dict)
    titles: dict = field(default_factory=dict)
    title_ends: dict = field(default_factory=dict)
    noun_ends: dict = field(default_factory=dict)
    others: dict = field(default_factory=dict)
    heads: dict = field(default_factory=dict)
    owner: list = field(default_factory=list)

    def claim(self, mention):
        """Give its words to a mention; returns it."""
        self.owner[mention.first : mention.last] = [mention] * (mention.last - mention.first)
        return mention

    def mentions(self):
        """The mentions in their order."""
        last, found = None, []
        for mention in self.owner:
            if mention is not None and mention is not last:
                found.append(mention)
                last = mention
        return found

    def surface(self, first, last):
        """The text of the words `first` to `last`, with single spaces."""
        return " ".join(self.words.text[self.words.start[first] : self.words.end[last - 1]].split())

    def role(self, name, first, last=None):
        """Whether the word `first` (or the words to `last`) belongs to a role of `vocabulary.csv`."""
        return tuple(self.words.key[first : last or first + 1]) in self.lexicon.vocabulary[name]

    def role_before(self, name, i, longest=3, gap=True):
        """How many words before word `i` belong to a role of `vocabulary.csv`: the longest fit or 0.

        gap: whether nothing but a space may part them from word `i`.
        """
        for length in range(min(longest, i), 0, -1):
            if self.role(name, i - length, i) and HARD not in self.words.gap[i - length + 1 : i + gap]:
                return length
        return 0

    def role_after(self, name, i, longest=3, gap=True):
        """How many words from word `i` on belong to a role: the longest fit or 0. gap: as in `role_before`."""
        for length in range(min(longest, len(self.words) - i), 0, -1):
            if self.role(name, i, i + length) and HARD not in self.words.gap[i + 1 - gap : i + length]:
                return length
        return 0

    def excluded(self, i, end, head=None):
        """Whether a row of `contexts.csv` says that the words around words i to end make another word of that name.

        head: "head" asks the rows for the head of a sentence instead.
        """
        words, rows = self.words, self.lexicon.contexts.get(tuple(self.words.key[i:end]), ())
        if any(side == "not after" and _after(words, end, sequences) for side, sequences in rows):
            return False
        for side, sequences in rows:
            if side == (head or "after") and _after(words, end, sequences):
                return True
            if side in ("before", "needs before") and not head and _before(words, i, sequences) == (side == "before"):
                return True
        return False

    def covered(self, i):
        """Whether word `i` belongs to a title or an institution's noun."""
        starts = range(max(0, i - 4), i + 1)
        return any(k in table and table[k][0] > i for table in (self.titles, self.nouns) for k in starts)


def _after(words, i, sequences):
    return words.runs_on(i) and any(
        tuple(words.key[i : i + length]) in sequences and HARD not in words.gap[i : i + length] for length in (1, 2)
    )


def _before(words, i, sequences):
    return words.runs_on(i) and any(
        length <= i and tuple(words.key[i - length : i]) in sequences and HARD not in words.gap[i - length + 1 : i + 1]
        for length in (1, 2)
    )


def draft(article, spans, heads, lexicon):
    """The Draft of an article with all that the matcher finds. spans: title and body; heads: where sentences begin."""
    words = Words(article["text"], spans, heads)
    words.unglue(lexicon.matcher.listed, {key for sequence in lexicon.vocabulary["glued"] for key in sequence})
    made = Draft(words, lexicon, owner=[None] * len(words))
    find = lexicon.matcher.find
    root = lexicon.matcher.root
    for i, key in enumerate(words.key):
        if key not in root:
            continue
        for end, entry in find(words, i):
            if isinstance(entry, Name):
                made.names.setdefault(i, []).append((end, entry))
            elif isinstance(entry, Title):
                made.titles.setdefault(i, (end, entry))
            elif isinstance(entry, Institution):
                made.nouns.setdefault(i, (end, entry))
            elif entry == "not_name":
                made.others.setdefault(i, (end, entry))
            else:
                made.heads.setdefault(i, (end, entry))
    for i, (end, _) in made.titles.items():
        made.title_ends.setdefault(end, i)
    for i, (end, _) in made.nouns.items():
        made.noun_ends.setdefault(end, i)
    return made


def quieten(words, sentences):
    """Mark every word of a sentence in capitals as a head: its capital tells nothing."""
    i, n = 0, len(words)
    for start, end in sentences:
        while i < n and words.start[i] < start:
            i += 1
        first = i
        while i < n and words.start[i] < end:
            i += 1
        letters = [k for k in range(first, i) if words.form[k].isalpha()]
        if len(letters) > 5 and sum(words.form[k][0].isupper() for k in letters) > LOUD * len(letters):
            for k in letters:
                words.head[k] = True
