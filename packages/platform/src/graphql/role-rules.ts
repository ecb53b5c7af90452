import { defaultFieldResolver, isObjectType, Kind, visit, type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import { Directive } from "type-graphql";
import { ROLES, requireRole, type RequestContext, type Role } from "./identity";

const ROOTS: ReadonlySet<string> = new Set(["Query", "Mutation", "Subscription"]);
const PREFIX = "needs-";

/**
 * Says which role a field asks for. It stands in the schema as `@tag(name: "needs-operator")`, in the field's description as a sentence, and is enforced
 * by what stands there. Fields that are no way in need not say it: they ask for the role of the one that leads to them.
 */
export function Needs(role: Role): ReturnType<typeof Directive> {
  return Directive(`@tag(name: "${PREFIX}${role}")`);
}

/** The role that a field of a schema or a supergraph says that it asks for; undefined where it says nothing. */
export function roleOf({ directives = [] }: { directives?: readonly ConstDirectiveNode[] }): Role | undefined {
  const tags = directives.filter(({ name }) => name.value === "tag").flatMap((tag) => tag.arguments ?? []);
  const names = tags.map(({ value }) => (value.kind === "StringValue" ? value.value : ""));
  return ROLES.find((role) => names.includes(`${PREFIX}${role}`));
}

/** Adds to the description of each field which role it asks for, above viewer. Throws when a field of Query, Mutation or Subscription says of no role that it asks for it. */
export function tellRoles(schema: DocumentNode): DocumentNode {
  const silent: string[] = [];
  const told = visit(schema, {
    ObjectTypeDefinition: (type) => ({
      ...type,
      fields: type.fields?.map((field) => {
        const role = roleOf(field);
        if (!role && ROOTS.has(type.name.value)) silent.push(`${type.name.value}.${field.name.value}`);
        return role && role !== "viewer" ? withSentence(field, `Needs the role ${role}.`) : field;
      }),
    }),
  });
  if (silent.length > 0) throw new Error(`say with @Needs which role may use ${silent.join(", ")}`);
  return told;
}

function withSentence(field: FieldDefinitionNode, sentence: string): FieldDefinitionNode {
  const value = field.description ? `${field.description.value} ${sentence}` : sentence;
  return { ...field, description: { kind: Kind.STRING, value, block: true } };
}

/** Lets nobody resolve or subscribe to a field whose role his own does not include: `FORBIDDEN`, before anything of it is done. */
export function enforceRoles(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const role = field.astNode && roleOf(field.astNode);
      if (!role) continue;
      const guard = (next: GraphQLFieldResolver<unknown, RequestContext>): GraphQLFieldResolver<unknown, RequestContext> => {
        return (parent, given, context, about) => {
          requireRole(context.identity, role);
          return next(parent, given, context, about);
        };
      };
      field.resolve = guard(field.resolve ?? defaultFieldResolver);
      if (field.subscribe) field.subscribe = guard(field.subscribe);
    }
  }
  return schema;
}
