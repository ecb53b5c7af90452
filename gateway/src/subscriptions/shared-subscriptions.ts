import { Rejection } from "@redial/kernel";
import type { Identity, Log } from "@redial/platform";
import { print } from "graphql";
import { refusalError } from "../refusal-error";
import { unavailable, type SubgraphDataSource } from "../subgraph-data-source";
import { SUBGRAPHS, type SubgraphName } from "../subgraphs";
import { gatherEntities } from "./gather-entities";
import { joinEvent, tell, type JoinOptions, type SubgraphDataSources, type Told } from "./join-event";
import type { SubscriptionPlan } from "./subscription-plan";
import type { Upstream } from "./upstream";

export interface SharingOptions extends JoinOptions {
  upstreams: Readonly<Record<SubgraphName, Upstream>>;
  log: Log;
}

/** Who gets the results of a shared subscription. */
export interface Member {
  push(results: readonly Told[]): void;
  end(): void;
}

/** Answers how to leave. */
export type Join = (plan: SubscriptionPlan, identity: Identity, member: Member) => () => void;

interface Shared {
  members: Set<Member>;
  /** Of states, the last that was told: whoever comes later begins with it. */
  latest: Told | undefined;
  stop(): void;
}

/** How many events may wait to be joined before they are given up. */
const MOST_EVENTS = 2_000;
/** How many events are joined at a time; of each service they ask what they need in one request. */
const MOST_AT_ONCE = 64;
const EVENTS_MISSED = new Rejection("EVENTS_MISSED", "Events came faster than they could be joined, and some are missing here; read what they changed. Those that follow are told again.");

/**
 * One subscription at the service, and one joining of each event, for all who ask the same: the same selection with the same variables on behalf of the same
 * identity. It ends when the last of them leaves. Events keep their order; of states that come faster than they can be joined, the last.
 */
export function shareSubscriptions(options: SharingOptions): Join {
  const open = new Map<string, Shared>();
  return (plan, identity, member) => {
    const key = JSON.stringify([identity, plan.operationName ?? null, print(plan.document), plan.variables]);
    const known = open.get(key);
    const shared = known ?? begin(options, plan, identity, () => open.get(key) === shared && open.delete(key));
    shared.members.add(member);
    if (!known) open.set(key, shared);
    else if (shared.latest) member.push([shared.latest]);
    return () => {
      shared.members.delete(member);
      if (shared.members.size > 0) return;
      if (open.get(key) === shared) open.delete(key);
      shared.stop();
    };
  };
}

function begin(options: SharingOptions, plan: SubscriptionPlan, identity: Identity, onEnd: () => void): Shared {
  const { service, primary, variables, isLatest } = plan;
  const sources = gatheringSources(options.sources);
  let events: unknown[] = [];
  let isJoining = false;
  let ending: { failure: unknown } | undefined;
  const tellAll = (results: readonly Told[]) => {
    if (isLatest) shared.latest = results[results.length - 1];
    for (const member of shared.members) member.push(results);
  };
  const finish = ({ failure }: { failure: unknown }) => {
    onEnd();
    if (failure !== undefined) tellAll([tell({ data: null, errors: [unavailable(service)] }, options.formatError)]);
    for (const member of [...shared.members]) member.end();
  };
  const failed = (error: unknown) => tell({ data: null, errors: [Object(error)] }, options.formatError);
  const joinAll = async () => {
    isJoining = true;
    while (events.length > 0 && shared.members.size > 0) {
      const joined = events.splice(0, MOST_AT_ONCE).map((event) => joinEvent({ ...options, sources }, plan, identity, event).catch(failed));
      tellAll(await Promise.all(joined));
    }
    isJoining = false;
    if (ending) finish(ending);
  };
  const used = Object.fromEntries((primary.variableUsages ?? []).flatMap((name) => (name in variables ? [[name, variables[name]]] : [])));
  const shared: Shared = { members: new Set(), latest: undefined, stop: () => undefined };
  shared.stop = options.upstreams[service].subscribe({ query: primary.operation, operationName: primary.operationName, variables: used }, identity, {
    event(event) {
      if (isLatest) events = [event];
      else if (events.push(event) > MOST_EVENTS) [events] = [[], tellAll([failed(refusalError(EVENTS_MISSED))])];
      if (!isJoining) void joinAll();
    },
    end(failure) {
      ending = { failure };
      if (!isJoining) finish(ending);
    },
  });
  return shared;
}

function gatheringSources(sources: SubgraphDataSources): SubgraphDataSources {
  return Object.fromEntries(SUBGRAPHS.map((name) => [name, gatherEntities(sources[name])])) as Record<SubgraphName, SubgraphDataSource>;
}
