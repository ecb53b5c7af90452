import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Waiting jobs in the order in which they are served: of an execution first those whose time runs out first, then those that were called before, then by
 * when they are due. An execution has few instants at which time runs out, one a zone and a day at most: what is due of each is found by skipping over the
 * others (skip scan, PostgreSQL 18). Jobs that were planned before count as if their time never ran out.
 */
export class ServeRunningOutFirst1700000000540 implements MigrationInterface {
  name = "ServeRunningOutFirst1700000000540";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table job add column runs_out_at timestamptz not null default 'infinity';
      drop index job_due;
      create index job_due on job (execution_id, runs_out_at, least(attempt, 1) desc, due_at, position) where state = 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index job_due; alter table job drop column runs_out_at; create index job_due on job (execution_id, least(attempt, 1), due_at, position) where state = 0");
  }
}
