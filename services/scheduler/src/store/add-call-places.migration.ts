import type { MigrationInterface, QueryRunner } from "typeorm";

/** Where the person of a job is, and jobs that are held (state 3) until somebody says so: waiting jobs that are never due. */
export class AddCallPlaces1700000000300 implements MigrationInterface {
  name = "AddCallPlaces1700000000300";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table job add column place text;
      create index job_held on job (execution_id, position) where state = 3;
      alter table execution_counters add column held int not null default 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index job_held; alter table job drop column place; alter table execution_counters drop column held");
  }
}
