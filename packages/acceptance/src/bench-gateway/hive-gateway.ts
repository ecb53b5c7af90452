import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";

/**
 * The peer: Hive's gateway over the same services, as a process of its own. It reads `SUPERGRAPH_FILE`, `PORT` and the services' addresses as our gateway
 * does, and hands the headers on by which a service believes an identity.
 */
const VOUCHED = ["x-redial-gateway", "x-redial-organization", "x-redial-role"];

const supergraph = ["PROGRAM", "SCHEDULER", "DIALER", "REPORTING"].reduce(
  (sdl, name) => sdl.replaceAll(`http://${name.toLowerCase()}/graphql`, `${process.env[`${name}_URL`]}/graphql`),
  readFileSync(process.env["SUPERGRAPH_FILE"] ?? "", "utf8"),
);

const gateway = createGatewayRuntime({
  supergraph,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => Object.fromEntries(VOUCHED.map((name) => [name, request.headers.get(name) ?? ""])),
  },
  landingPage: false,
  graphiql: false,
  logging: false,
});

process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
createServer(gateway).listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.("ready"));
