/** A command of the tour as it stands on the page, with what the page says that it prints. */
export interface TourStep {
  command: string;
  /** Null where the page shows nothing. */
  output: string | null;
}

/** A block of `sh`, and behind it, where there is one, the block marked `output`. */
const STEP = /^```sh\n([^]*?)^```\n(?:\n```\w+ output\n([^]*?)^```\n)?/gm;

/** The address that the page names, for whoever runs it elsewhere. */
export const TOUR_ADDRESS = "http://127.0.0.1:4000";

/** The commands of a page in their order, without those that npm runs, which start what the tour goes through. */
export function readTour(page: string): TourStep[] {
  return [...page.matchAll(STEP)].flatMap(([, command = "", output]) => (isRun(command) ? [{ command, output: output ?? null }] : []));
}

/** The page with these outputs behind its commands, one for each of `readTour`; an empty one shows nothing. */
export function writeTour(page: string, outputs: readonly string[]): string {
  let next = 0;
  return page.replace(STEP, (block: string, command: string) => {
    if (!isRun(command)) return block;
    const output = outputs[next++] ?? "";
    return `\`\`\`sh\n${command}\`\`\`\n${output === "" ? "" : `\n\`\`\`${/^[[{]/.test(output) ? "json" : "text"} output\n${output}\`\`\`\n`}`;
  });
}

/** An output as the page shows it: ids, which are others each time, are left out. */
export function masked(output: string): string {
  return output.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "…");
}

function isRun(command: string): boolean {
  return !command.startsWith("npm ");
}
