import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { createProgram, flattenDiagnosticMessageText, getPreEmitDiagnostics, ModuleKind, ModuleResolutionKind, ScriptTarget } from "typescript";

const PACKAGE = join(__dirname, "..");

it("the built package has declarations, by which every example compiles without its sources", () => {
  const examples = readdirSync(join(PACKAGE, "examples")).map((name) => join(PACKAGE, "examples", name));
  const program = createProgram(examples, { strict: true, noEmit: true, target: ScriptTarget.ES2022, module: ModuleKind.Node16, moduleResolution: ModuleResolutionKind.Node16, esModuleInterop: true, types: ["node"] });
  expect(getPreEmitDiagnostics(program).map(({ messageText }) => flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  const read = program.getSourceFiles().map(({ fileName }) => fileName.split("/").join(sep));
  expect(read).toContain(join(PACKAGE, "dist", "index.d.ts"));
  expect(read.filter((name) => name.startsWith(join(PACKAGE, "src")))).toEqual([]);
});
