import type { MigrationInterface, QueryRunner } from "typeorm";

/** Experiments that are dealt a wave at a time, by what the waves before came to: how far the dealing may go, each wave's shares, and of how many waves each arm told that they are over. */
export class AddAdaptiveExperiments1700000002510 implements MigrationInterface {
  name = "AddAdaptiveExperiments1700000002510";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table experiment add allocate text not null default 'fixed', add open_position int, add ended_early text;
      alter table experiment_arm add waves_over int not null default 0, add contacts int not null default 0, add contacts_completed int not null default 0, add over_at timestamptz;

      create table experiment_wave (
        experiment_id uuid not null references experiment,
        number int not null,
        from_position int not null,
        to_position int not null,
        parts int[] not null,
        not_before timestamptz,
        primary key (experiment_id, number)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table experiment_wave;
      alter table experiment_arm drop waves_over, drop contacts, drop contacts_completed, drop over_at;
      alter table experiment drop allocate, drop open_position, drop ended_early;
    `);
  }
}
