import { countedSql, intervalSql, listSql } from "./sql-rates";

const choose = (n: string, k: string) => `(lgamma(${n} + 1) - lgamma(${k} + 1) - lgamma(${n} - ${k} + 1))`;

/** The chance that a Brownian motion leaves (−level, level) within the time 1, by its eigenfunctions: the code under test sums reflections. To some 1e-15, not of itself: the wider, the more of them it takes. */
const leaves = (level: string) => `(1 - 4 / pi() * (select sum((-1) ^ k * exp(greatest(-700, -((2 * k + 1) ^ 2) * pi() ^ 2 / (8 * (${level}) ^ 2))) / (2 * k + 1)) from generate_series(0, 10 + ceil(4 * (${level}))::int) k))`;

/** The likeliest rate of b when that of a is higher by `d`: where the likelihood has no slope, by halving. The code under test solves a cubic. */
const RESTRICTED = `(with recursive h(step, lo, hi) as (
    select 0, greatest(0, -m.d), least(1, 1 - m.d) union all
    select step + 1, case when rises then mid else lo end, case when rises then hi else mid end
    from h, lateral (select (lo + hi) / 2 as mid) c, lateral (select f * mid * (1 - mid) * (1 - mid - m.d) - (n - f) * mid * (1 - mid) * (mid + m.d)
      + g * (1 - mid) * (mid + m.d) * (1 - mid - m.d) - (r - g) * mid * (mid + m.d) * (1 - mid - m.d) > 0 as rises) s where step < 60)
  select (lo + hi) / 2 from h where step = 60)`;

/** An end of the always-valid interval when all of the plan is counted: the difference whose score lies `reach` away, by halving. */
const endSql = (scaleEnd: number) => `(with recursive e(step, near, far) as (
    select 0, f / n - g / r, ${scaleEnd}::float8 union all
    select step + 1, case when is_inside then m.d else near end, case when is_inside then far else m.d end
    from e, lateral (select (near + far) / 2 as d) m, lateral (select ${RESTRICTED} as q) x,
      lateral (select abs(f / n - g / r - m.d) * sqrt(n * r / (n + r)) <= reach * sqrt(((q + m.d) * (1 - q - m.d) * r + q * (1 - q) * n) / (n + r)) as is_inside) i where step < 60)
  select 100 * near from e where step = 60)`;

/**
 * The arms of an experiment whose contacts are all over (executions and names in the first two parameters, the price of a call in the third), and every two of them: `f` of `n` and `g` of `r`.
 * `planned` is the level that spends 95 % of an alpha of 5 % up to the plan, by halving; the rest is kept by a normal mixture of variance 15.5.
 */
export const EXPERIMENT_WITH = `recursive
  level(step, lo, hi) as (select 0, 1::float8, 5::float8 union all
    select step + 1, case when often then mid else lo end, case when often then hi else mid end
    from level, lateral (select (lo + hi) / 2 as mid) c, lateral (select ${leaves("mid")} > 0.0475 as often) s where step < 60),
  reached as (select least(lo, sqrt(2 * (1 + 1 / 15.5::float8) * ln(sqrt(16.5::float8) / 0.0025))) as reach from level where step = 60),
  arm as (
    select place, name, id, (select count(*)::float8 from job where execution_id = given.id) as n, (select count(*)::float8 from job where execution_id = given.id and result = 'completed') as f,
      (select count(*)::float8 from attempt where execution_id = given.id) as calls, (select count(distinct job_id)::float8 from attempt where execution_id = given.id) as called
    from unnest($1::uuid[], $2::text[]) with ordinality as given(id, name, place)),
  pair as (select a.place, b.place as other, a.name as a, b.name as b, a.f, a.n, b.f as g, b.n as r, (a.f + b.f) / (a.n + b.n) as p from arm a join arm b on a.place < b.place),
  tested as (
    select *, 100 * (f / n - g / r) as difference, coalesce((f / n - g / r) / nullif(sqrt(p * (1 - p) * (1 / n + 1 / r)), 0), 0) as z, ${intervalSql("f", "n")} as wi, ${intervalSql("g", "r")} as wo,
      (case when least(n, r) * least(p, 1 - p) < 5
        then (with c as (select x, exp(${choose("(f + g)", "x")} + ${choose("(n + r - f - g)", "(n - x)")} - ${choose("(n + r)", "n")}) as chance
            from generate_series(greatest(0, f + g - r)::int, least(n, f + g)::int) x)
          select least(1, sum(chance)) from c where chance <= (select chance from c where x = f) * (1 + 1e-7))
        else erfc(abs(f / n - g / r) / sqrt(p * (1 - p) * (1 / n + 1 / r)) / sqrt(2)) end) as chance
    from pair),
  valid as (
    select *, least(1, exp(greatest(-700, -(z ^ 2) * 15.5 / 33)) * sqrt(16.5::float8) / 0.05, ${leaves("greatest(abs(z), 1e-3)")} / 0.95) as anytime
    from tested),
  held as (
    select *, least(1, max(chance * (total - rank + 1)) over (order by rank)) as fair
    from (select *, row_number() over (order by chance) as rank, count(*) over () as total from valid) v),
  best as (select name from arm order by f / n desc, place limit 1),
  pearson as (
    select count(*) - 1 as freedom, coalesce(sum((f - n * p) ^ 2 / nullif(n * p * (1 - p), 0)), 0) as x from arm, (select sum(f) / sum(n) as p from arm) pooled)`;

const bound = (of: "wi" | "wo", end: "low" | "high") => `(${of} ->> '${end}')::float8`;
const NEWCOMBE = `json_build_object(
  'low', difference - sqrt((100 * f / n - ${bound("wi", "low")}) ^ 2 + (${bound("wo", "high")} - 100 * g / r) ^ 2),
  'high', difference + sqrt((${bound("wi", "high")} - 100 * f / n) ^ 2 + (100 * g / r - ${bound("wo", "low")}) ^ 2))`;

/** The report of an experiment of two or three arms that is over: needs `EXPERIMENT_WITH`. */
export const EXPERIMENT_BY_SQL = `json_build_object('report', json_build_object(
  'verdict', (select json_build_object('leader', name, 'pValue', (select max(anytime) from held where best.name in (a, b))) from best),
  'arms', ${listSql(`select name, n as size, ${countedSql("f", "n")} as "connectionRate", ${countedSql("f", "n")} as compared, 0 as "contactsOpen", calls / nullif(called, 0) as "averageAttempts",
    calls as "totalCalls", calls / nullif(f, 0) as "callsPerConnection", $3::float8 * calls / nullif(f, 0) as "costPerConnection" from arm order by place`)},
  'differences', ${listSql(`select a, b, difference, ${NEWCOMBE} as interval, chance as "pValue", fair as "correctedPValue",
    json_build_object('low', ${endSql(-1)}, 'high', ${endSql(1)}) as "anytimeInterval", anytime as "anytimePValue" from held, reached order by place, other`)},
  'allArmsPValue', (select case freedom when 1 then erfc(sqrt(x / 2)) when 2 then exp(greatest(-700, -x / 2)) end from pearson),
  'contactsCounted', (select sum(n) from arm), 'contactsPlanned', (select sum(n) from arm), 'isFinal', true
))`;
