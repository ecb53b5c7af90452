import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * `pace` has a row for each limit on how fast and how many calls begin: an execution's own `callsPerSecond`, and those that executions share under
 * their organization or carrier. What is not limited has no row and costs nothing.
 */
export class AddPacing1700000000500 implements MigrationInterface {
  name = "AddPacing1700000000500";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table execution add column carrier text generated always as (snapshot ->> 'carrier') stored;

      create table pace (
        scope text not null,
        id text not null,
        max_concurrent int,
        calls_per_second double precision,
        tokens double precision not null default 0,
        counted_at timestamptz not null default to_timestamp(0),
        last_served text,
        primary key (scope, id)
      ) with (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table pace; alter table execution drop column carrier");
  }
}
