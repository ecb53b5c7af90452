/** What each word of an enum means, as `registerEnumType` takes it; a word that is left out does not compile. */
export function meanings<Word extends string>(sentences: Readonly<Record<Word, string>>): Record<string, { description: string }> {
  return Object.fromEntries(Object.entries<string>(sentences).map(([word, description]) => [word, { description }]));
}
