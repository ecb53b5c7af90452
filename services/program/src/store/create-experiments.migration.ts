import type { MigrationInterface, QueryRunner } from "typeorm";

/** Experiments and their arms. The launch of an arm has no idempotency key of its own: the experiment's is that of all. */
export class CreateExperiments1700000002200 implements MigrationInterface {
  name = "CreateExperiments1700000002200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table experiment (
        id uuid primary key,
        organization_id uuid not null references organization,
        audience_id uuid not null references audience,
        name text not null,
        question json not null,
        created_at timestamptz not null,
        launch_key text,
        clock text,
        seed text,
        audience_size int,
        launched_at timestamptz,
        stopped_at timestamptz,
        sent_position int not null default 0,
        sent_chunks int not null default 0,
        sent_at timestamptz
      );
      create index experiment_organization on experiment (organization_id, id);
      create index experiment_unsent on experiment (sent_chunks, id) where launched_at is not null and sent_at is null;

      create table experiment_arm (
        experiment_id uuid not null references experiment,
        arm int not null,
        name text not null,
        program_id uuid not null references program,
        share int not null,
        execution_id uuid,
        primary key (experiment_id, arm)
      );
      create index experiment_arm_program on experiment_arm (program_id);

      alter table launch alter idempotency_key drop not null, add experiment_id uuid, add arm int;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update launch set idempotency_key = 'experiment ' || experiment_id || ' ' || arm where idempotency_key is null;
      alter table launch alter idempotency_key set not null, drop experiment_id, drop arm;
      drop table experiment_arm, experiment;
    `);
  }
}
