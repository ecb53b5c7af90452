import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What never changes of a job, and its indexes, in a table of its own: each of the six changes in a usual job's life writes a new version of its
 * row and an entry in every index of its table.
 */
export class SplitAudience1700000000210 implements MigrationInterface {
  name = "SplitAudience1700000000210";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audience_member (
        execution_id uuid not null,
        position int not null,
        job_id uuid not null,
        phone text not null,
        contact_ids uuid[] not null,
        primary key (execution_id, position)
      );
      insert into audience_member select execution_id, position, id, phone, contact_ids from job;
      create unique index audience_phone on audience_member (execution_id, phone);
      drop index job_phone, job_position;
      alter table job drop column contact_ids;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table job add column contact_ids uuid[];
      update job j set contact_ids = m.contact_ids from audience_member m where (m.execution_id, m.position) = (j.execution_id, j.position);
      alter table job alter column contact_ids set not null;
      create unique index job_phone on job (execution_id, phone);
      create index job_position on job (execution_id, position);
      drop table audience_member;
    `);
  }
}
