import type { MigrationInterface, QueryRunner } from "typeorm";

/** What was learned of the hours of a week, and by which clock an execution calls; null of executions whose launch was heard of before this was kept, until reports are rebuilt. */
export class LearnRates1700000002310 implements MigrationInterface {
  name = "LearnRates1700000002310";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table execution add column clock text;
      create table learned_rates (
        organization_id uuid,
        clock text,
        version bigint not null,
        overall float8,
        by_hour float8[],
        learned_at timestamptz,
        attempts bigint not null,
        calls bigint not null,
        primary key (organization_id, clock)
      );
      comment on column learned_rates.calls is 'all calls of the executions when they were last looked at';
      comment on column learned_rates.attempts is 'those of them that taught'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table learned_rates; alter table execution drop column clock");
  }
}
