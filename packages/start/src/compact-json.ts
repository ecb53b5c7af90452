const WIDTH = 160;

/** JSON to be read: what fits on a line of 160 characters stands on one, and fractions are cut to two decimals, or to three digits below one. */
export function compactJson(value: unknown, indent = 0, taken = 0): string {
  const line = oneLine(value);
  if (indent + taken + line.length <= WIDTH || typeof value !== "object" || value === null) return line;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const members = entries(value).map(([label, member]) => `${" ".repeat(indent + 2)}${label}${compactJson(member, indent + 2, label.length + 1)}`);
  return `${open}\n${members.join(",\n")}\n${" ".repeat(indent)}${close}`;
}

function oneLine(value: unknown): string {
  if (typeof value === "number") return JSON.stringify(readable(value));
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = entries(value).map(([label, member]) => `${label}${oneLine(member)}`);
  if (Array.isArray(value)) return `[${members.join(", ")}]`;
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** The members with what stands before each. */
function entries(value: object): [label: string, member: unknown][] {
  return Array.isArray(value) ? value.map((member: unknown) => ["", member]) : Object.entries(value).map(([name, member]: [string, unknown]) => [`${JSON.stringify(name)}: `, member]);
}

function readable(value: number): number {
  return Math.abs(value) >= 1 ? Math.round(value * 100) / 100 : Number(value.toPrecision(3));
}
