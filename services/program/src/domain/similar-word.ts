/** The word that was probably meant: the nearest one within a third of its letters, letter case aside; null when none is near. */
export function similarWord(given: string, words: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Infinity;
  for (const word of words) {
    const distance = editDistance(given.toLowerCase().slice(0, 40), word.toLowerCase());
    if (distance < least && distance <= Math.max(1, Math.floor(word.length / 3))) [nearest, least] = [word, distance];
  }
  return nearest;
}

/** The end of a sentence that names the word that was probably meant, or else all of them. */
export function suggestWord(given: unknown, words: readonly string[]): string {
  const meant = typeof given === "string" ? similarWord(given, words) : null;
  return meant ? `did you mean "${meant}"?` : `use ${listWords(words)}.`;
}

/** Words as a sentence lists them. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}

/** Levenshtein's distance: the least number of letters to put in, take out or change. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const above = row;
    row = [line];
    for (let column = 1; column <= to.length; column++) {
      const changed = (above[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      row.push(Math.min(changed, (above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1));
    }
  }
  return row[to.length] ?? 0;
}
