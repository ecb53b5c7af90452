import { getOperationAST, parse } from "graphql";
import { fragmentsOf } from "./fragments-of";
import { measureShape, type Shape } from "./measure-shape";

function shapeOf(text: string): Shape {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("no operation");
  return measureShape(operation, fragmentsOf(document));
}

describe("the shape of an operation", () => {
  it("counts levels of fields, and fields with an alias", () => {
    expect(shapeOf("{ a: program { name } b: program { c: name executions { id } } }")).toEqual({ depth: 3, aliases: 3 });
  });

  it("counts what a fragment stands for wherever it is spread, and gives fragments no level of their own", () => {
    expect(shapeOf("{ a { ...F } ... on Query { b { ...F } } } fragment F on A { x: y { ... { z } } }")).toEqual({ depth: 3, aliases: 2 });
  });

  it("counts introspection one level", () => {
    expect(shapeOf("{ s: __schema { types { fields { type { ofType { ofType { name } } } } } } }")).toEqual({ depth: 1, aliases: 1 });
  });

  it("is found at once of a short document that stands for 2 to the 60th fields", () => {
    const chain = Array.from({ length: 60 }, (_, index) => `fragment F${index} on A { ...F${index + 1} ...F${index + 1} }`).join("\n");
    expect(shapeOf(`{ ...F0 } ${chain} fragment F60 on A { x: y }`)).toEqual({ depth: 1, aliases: 2 ** 60 });
  });
});
