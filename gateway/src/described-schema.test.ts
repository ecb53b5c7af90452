import { readFileSync } from "node:fs";
import path from "node:path";
import { Supergraph } from "@apollo/federation-internals";
import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType, type GraphQLNamedType, type GraphQLSchema } from "graphql";

/** Something of the schema that a caller can meet, by the name under which it is asked for. */
interface Piece {
  name: string;
  description: string | null | undefined;
  deprecationReason?: string | null | undefined;
}

const schema: GraphQLSchema = Supergraph.build(readFileSync(path.join(__dirname, "..", "supergraph.graphql"), "utf8")).apiSchema().toGraphQLJSSchema();
const pieces = Object.values(schema.getTypeMap())
  .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
  .flatMap(piecesOf);

function piecesOf(type: GraphQLNamedType): Piece[] {
  const itself = { name: type.name, description: type.description };
  if (isEnumType(type)) return [itself, ...type.getValues().map((value) => below(type.name, value))];
  if (isInputObjectType(type)) return [itself, ...Object.values(type.getFields()).map((field) => below(type.name, field))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [itself];
  const fields = Object.values(type.getFields());
  return [itself, ...fields.flatMap((field) => [below(type.name, field), ...field.args.map((arg) => below(`${type.name}.${field.name}`, arg))])];
}

function below(parent: string, { name, description, deprecationReason }: Piece): Piece {
  return { name: `${parent}.${name}`, description, deprecationReason };
}

describe("what callers see of the supergraph", () => {
  it("says of every type, field, argument and enum value what it is", () => {
    expect(pieces.length).toBeGreaterThan(400);
    expect(pieces.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  });

  it("says it in sentences", () => {
    const unfinished = pieces.filter(({ description }) => description && !/^["`(A-Z0-9a-z][^]*[.`]$/u.test(description.trim()));
    expect(unfinished.map(({ name, description }) => `${name}: ${description}`)).toEqual([]);
  });

  it("says of everything deprecated since when, and what to use instead", () => {
    const deprecated = pieces.filter((piece) => piece.deprecationReason);
    const unclear = deprecated.filter(({ deprecationReason }) => !/^Since \d{4}-\d{2}: use `[^`]+`/u.test(deprecationReason ?? ""));
    expect(unclear.map(({ name, deprecationReason }) => `${name}: ${deprecationReason}`)).toEqual([]);
    for (const { name, deprecationReason } of deprecated) {
      const [, instead = ""] = /use `([^`]+)`/u.exec(deprecationReason ?? "") ?? [];
      expect({ name, instead, isThere: pieces.some((piece) => piece.name === instead || piece.name.endsWith(`.${instead}`)) }).toMatchObject({ isThere: true });
    }
  });
});
