/** What an operation is, and which fields of the root it asks for; null fields where a fragment hides them. */
export interface OperationKind {
  kind: "query" | "mutation" | "subscription";
  rootFields: readonly string[] | null;
}

const SILENT = /#[^\n\r]*|"""[^]*?"""|"(?:\\.|[^"\\])*"/g;
const TOKEN = /\.\.\.|[_A-Za-z]\w*|[{}()@:$]/g;

/** Reads the first operation of a document's text, without a parser: a client must stay small. */
export function operationKind(text: string): OperationKind {
  const tokens = text.replace(SILENT, " ").match(TOKEN) ?? [];
  let kind: OperationKind["kind"] = "query";
  let braces = 0;
  let parentheses = 0;
  let isFragment = false;
  const rootFields: string[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token === "(") parentheses += 1;
    else if (token === ")") parentheses -= 1;
    else if (parentheses > 0) continue;
    else if (token === "{") braces += 1;
    else if (token === "}") {
      braces -= 1;
      if (braces === 0 && !isFragment) break;
    } else if (braces === 0) {
      const word = tokens[index - 1] === "}" || index === 0 ? token : "";
      if (word === "fragment") isFragment = true;
      else if (word === "query" || word === "mutation" || word === "subscription") [kind, isFragment] = [word, false];
    } else if (braces === 1 && !isFragment) {
      if (token === "...") return { kind, rootFields: null };
      const isName = token !== ":" && token !== "@" && token !== "$" && tokens[index - 1] !== "@" && tokens[index + 1] !== ":";
      if (isName) rootFields.push(token);
    }
  }
  return { kind, rootFields };
}
