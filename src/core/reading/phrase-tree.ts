/** The slots of a table: more than twice as many as there are steps, or looking for a free one takes long. */
const SLOTS = 1 << 17;
const SHIFT = 32 - 17;
/** Bits of a step that name its word. */
const WORD_BITS = 14;

/**
 * Phrases of some kinds as a tree of words: those that begin alike share their first branches. A step, from a branch by a word,
 * is a number in one flat table, and the branch that it leads to is the slot where it stands (plus one; the root is 0). A Map
 * at each branch would take twenty times the memory, and each step would wait for it.
 */
export class PhraseTree<Kind extends string> {
  private readonly ids = new Map<string, number>();
  private readonly steps = new Int32Array(SLOTS);
  /** For each branch, which of `kindLists` a phrase that ends there is of. */
  private readonly kinds = new Uint16Array(SLOTS + 1);
  private readonly kindLists: (readonly Kind[])[] = [[]];
  /** For each of them and a kind, the list that has it too. */
  private readonly withMore: Partial<Record<Kind, number>>[] = [];
  private size = 0;

  /** Takes in phrases of a kind; one listed before keeps its first kind as well. */
  add(kind: Kind, phrases: readonly string[]): void {
    const branches = [0];
    let before: readonly string[] = [];
    for (const phrase of phrases) {
      const words = phrase.trim().split(/\s+/);
      // Lists that are put together from parts repeat how the phrase before begins.
      let at = 0;
      while (at < words.length && words[at] === before[at]) at++;
      for (; at < words.length; at++) branches[at + 1] = this.grown(branches[at] ?? 0, words[at] ?? '');
      const branch = branches[words.length] ?? 0;
      this.kinds[branch] = this.withKind(this.kinds[branch] ?? 0, kind);
      before = words;
    }
  }

  /** The branch that a word leads to from another; 0 where no phrase goes on so. */
  next(branch: number, word: string): number {
    const id = this.ids.get(word);
    if (id === undefined) return 0;
    const step = (branch << WORD_BITS) | id;
    const slot = this.slotOf(step);
    return this.steps[slot] === step ? slot + 1 : 0;
  }

  /** Of which kinds the phrase is that ends at a branch, the first listed first; none where none ends. */
  kindsAt(branch: number): readonly Kind[] {
    return this.kindLists[this.kinds[branch] ?? 0] ?? [];
  }

  private grown(branch: number, word: string): number {
    const id = this.ids.get(word) ?? this.ids.size + 1;
    this.ids.set(word, id);
    const step = (branch << WORD_BITS) | id;
    const slot = this.slotOf(step);
    if (this.steps[slot] !== step) {
      this.steps[slot] = step;
      this.size++;
    }
    if (this.size > SLOTS / 1.5 || id >> WORD_BITS > 0)
      throw new Error('More phrases than the tree has room for: double SLOTS, or add to WORD_BITS');
    return slot + 1;
  }

  /** Where a step stands, or the free slot where it is to stand. */
  private slotOf(step: number): number {
    const { steps } = this;
    let slot = Math.imul(step, 0x9e3779b1) >>> SHIFT;
    while (steps[slot] !== step && steps[slot] !== 0) slot = (slot + 1) % SLOTS;
    return slot;
  }

  /** The list of kinds that is another with one more. */
  private withKind(at: number, kind: Kind): number {
    const known = this.withMore[at]?.[kind];
    if (known !== undefined) return known;
    const kinds = this.kindLists[at] ?? [];
    const found = kinds.includes(kind) ? at : this.kindLists.push([...kinds, kind]) - 1;
    this.withMore[at] = { ...this.withMore[at], [kind]: found };
    return found;
  }
}
