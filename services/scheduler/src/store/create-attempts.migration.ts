import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Why jobs stand where they stand, and the attempts that were made. Rows of `attempt` are only ever added; `json` keeps the reasons as they were
 * written, at the least cost. No foreign key, for each would be a look-up and a lock an attempt.
 */
export class CreateAttempts1700000000200 implements MigrationInterface {
  name = "CreateAttempts1700000000200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table job add column permit_ends_at timestamptz, add column because text not null default '[]';

      create table attempt (
        job_id uuid not null,
        attempt int not null,
        execution_id uuid not null,
        requested_at timestamptz not null,
        permit_ends_at timestamptz,
        because json not null,
        outcome text not null,
        ended_at timestamptz not null,
        zone text,
        zone_evidence json,
        policy_version text,
        primary key (job_id, attempt)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table attempt; alter table job drop column permit_ends_at, drop column because");
  }
}
