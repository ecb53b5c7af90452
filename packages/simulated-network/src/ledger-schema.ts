import { createTables } from "@redial/platform";
import type { Pool } from "pg";

const SCHEMA_LOCK = 7_245_020;

/** Creates the tables of the ledger where they are missing; safe when several processes start at once. */
export async function prepareLedger(pool: Pool): Promise<void> {
  await createTables(
    pool,
    SCHEMA_LOCK,
    `
      create table if not exists call (
        id text primary key,
        fenced_token int not null default 0,
        placings int not null default 0,
        is_over boolean not null default true,
        account text,
        tag text,
        phone text,
        placed_at timestamptz,
        starts_at timestamptz,
        ends_at timestamptz,
        code text,
        answered_by text,
        ended_by text,
        post_dial_ms int,
        ring_ms int,
        talk_ms int
      );
      comment on column call.placed_at is 'wall clock, of the latest placing';
      comment on column call.starts_at is 'clock of the call, as ends_at';
      create index if not exists call_by_phone on call (tag, phone, starts_at);
      create index if not exists call_live on call (id) where not is_over;
      create table if not exists call_event (
        account text,
        sequence bigint,
        body text not null,
        published_at timestamptz not null default now(),
        primary key (account, sequence)
      );
    `,
  );
}
