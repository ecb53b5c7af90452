import type { Client } from "pg";
import { openSession } from "../store/database";
import { PUBLISHED_CHANNEL, SHARES_CHANNEL } from "./embedded-schema";

/** What one member of a group holds in the eyes of the server. All of it lives as long as the member's connection: a dead member holds nothing. */
export interface MemberSession {
  /** Members of the group that read the topic, this one included. */
  members(topic: string): Promise<number>;
  /** Takes a partition, unless another member has it. */
  claim(partition: string): Promise<boolean>;
  giveUp(partition: string): Promise<void>;
  /** Lets the other members look again at what they should have. */
  announce(): Promise<void>;
  isLost(): boolean;
  end(): Promise<void>;
}

export interface MemberSessionOptions {
  url: string;
  group: string;
  topics: readonly string[];
  /** A partition has new messages. */
  onPublished(partition: string): void;
  /** Shares of the group have changed, or the session was lost. */
  onChange(): void;
}

/** The members that read a topic hold one advisory lock together, and each partition is an advisory lock of its holder. */
const countMembers = `
  select count(*)::int as members from pg_locks
  where locktype = 'advisory' and mode = 'ShareLock' and granted and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32) | objid::bigint = hashtextextended($1, 0)`;

/** Joins a group. */
export async function openMemberSession({ url, group, topics, onPublished, onChange }: MemberSessionOptions): Promise<MemberSession> {
  const membership = (topic: string) => `members of ${group} on ${topic}`;
  const client: Client = await openSession(url, `bus ${group}`);
  let lost = false;
  client.on("end", () => {
    lost = true;
    onChange();
  });
  client.on("notification", ({ channel, payload }) => {
    if (channel === PUBLISHED_CHANNEL && payload) onPublished(payload);
    if (channel === SHARES_CHANNEL && payload === group) onChange();
  });
  await client.query(`listen ${PUBLISHED_CHANNEL}; listen ${SHARES_CHANNEL}`);
  for (const topic of topics) await client.query("select pg_advisory_lock_shared(hashtextextended($1, 0))", [membership(topic)]);
  const announce = async () => {
    await client.query("select pg_notify($1, $2)", [SHARES_CHANNEL, group]);
  };
  await announce();
  return {
    async members(topic) {
      const { rows } = await client.query<{ members: number }>(countMembers, [membership(topic)]);
      return rows[0]?.members ?? 1;
    },
    async claim(partition) {
      const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock(hashtextextended($1, 0)) as taken", [`${group}:${partition}`]);
      return rows[0]?.taken ?? false;
    },
    async giveUp(partition) {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [`${group}:${partition}`]);
    },
    announce,
    isLost: () => lost,
    async end() {
      if (lost) return;
      await client.query("select pg_advisory_unlock_all(), pg_notify($1, $2)", [SHARES_CHANNEL, group]).catch(() => undefined);
      await client.end();
    },
  };
}
