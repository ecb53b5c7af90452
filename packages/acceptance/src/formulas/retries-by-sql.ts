import { countedSql, listSql, percentSql, Z } from "./sql-rates";

/** How many steps the fit takes: it settles after some ten. */
const STEPS = 60;

/**
 * Attempts by number, `n` made and `c` completed, and the shifted-beta-geometric model fitted to them by Newton's method with the expected Hessian: odds
 * against `a + b (t − 1)`. Where the likelihood falls with b from 0 on, b stays 0.
 */
export const RETRIES_WITH = `
  s as (select attempt as t, count(*)::float8 as n, (count(*) filter (where outcome = 'completed'))::float8 as c from a group by attempt),
  level as (select sum(n - c) / nullif(sum(c), 0) as odds from s),
  slope as (select coalesce(sum(((n - c) / odds - n / (1 + odds)) * (t - 1)) > 0, false) as rises from s, level),
  newton as (
    with recursive step(k, a, b) as (
      select 0, odds, 0::float8 from level where (select rises from slope)
      union all
      select k + 1, a + (i22 * g1 - i12 * g2) / (i11 * i22 - i12 ^ 2), greatest(0, b + (i11 * g2 - i12 * g1) / (i11 * i22 - i12 ^ 2))
      from step cross join lateral (
        select sum(w) as i11, sum(w * (t - 1)) as i12, sum(w * (t - 1) ^ 2) as i22, sum(g) as g1, sum(g * (t - 1)) as g2
        from (select t, (n - c) / o - n / (1 + o) as g, n / (o * (1 + o) ^ 2) as w from (select *, step.a + step.b * (t - 1) as o from s) q) p) m
      where k < ${STEPS})
    select a, b from step where k = ${STEPS}),
  fit as (
    select a, b from newton union all
    select odds, 0 from level where odds > 0 and not (select rises from slope) and (select count(*) from s) > 1),
  error as (
    select sum(w) as i11, sum(w * (t - 1)) as i12, sum(w * (t - 1) ^ 2) as i22
    from (select t, n / (o * (1 + o) ^ 2) as w from (select *, fit.a + fit.b * (t - 1) as o from s, fit) q) p),
  m as (
    select retries + 1 as last, (select count(*) from j) as contacts, (select count(*) from j where result = 'completed') as reached,
      (select count(*) from a where attempt = retries + 1) as made, (select count(*) from a where attempt = retries + 1 and outcome = 'completed') as hit,
      (select count(*) from a where attempt = retries + 1 and outcome not in ('completed', 'invalid_number')) as remaining
    from execution where id = $1),
  foretold as (
    select m.*, chance, remaining * chance as mean,
      ${Z} * sqrt(remaining * chance * (1 - chance) + (remaining * chance * (1 - chance)) ^ 2 * (i22 - 2 * last * i12 + last ^ 2 * i11) / ((i11 * i22 - i12 ^ 2) * odds ^ 2)) as reach
    from m, error, lateral (select a + b * last as odds, 1 / (1 + a + b * last) as chance from fit) f)`;

/** Wilson's roots in contacts, for what the last attempts completed among all. */
const lostRoot = (sign: "+" | "-") => `-contacts * (2 * hit + ${Z} ^ 2 ${sign} ${Z} * sqrt(${Z} ^ 2 + 4 * hit * (1 - hit::float8 / contacts))) / (2 * (contacts + ${Z} ^ 2))`;

const FUNNEL = listSql(`select t as attempt, t - 1 as retry, ${countedSql("c", "n")} as conversion, n / nullif(c, 0) as "callsPerCompletion", ${countedSql("so_far", "called")} as cumulative,
    ${percentSql("c", "called")} as gain, calls as "callsSoFar"
  from (select t, n, c, sum(c) over (order by t) as so_far, sum(n) over (order by t) as calls, first_value(n) over (order by t) as called from s) n order by t`);

/** What each retry bought and another would, counted and fitted over the raw attempts: needs `RETRIES_WITH`. */
export const RETRIES_BY_SQL = `json_build_object(
  'attemptFunnel', ${FUNNEL},
  'retryProjection', (select json_build_object(
    'lastAttempt', ${countedSql("hit", "made")},
    'contactsLeft', remaining,
    'oneFewer', (case when last > 1 and made > 0 then json_build_object('calls', -made, 'completed', -hit, 'completedInterval', json_build_object('low', ${lostRoot("+")}, 'high', ${lostRoot("-")}),
      'connectionRate', ${percentSql("reached - hit", "contacts")}, 'change', ${percentSql("-hit", "contacts")}, 'completionsPerHundredCalls', ${percentSql("hit", "made")}) end),
    'oneMore', (select json_build_object('calls', remaining, 'completed', mean, 'completedInterval', json_build_object('low', greatest(0, mean - reach), 'high', least(remaining, mean + reach)),
      'connectionRate', ${percentSql("reached + mean", "contacts")}, 'change', ${percentSql("mean", "contacts")}, 'completionsPerHundredCalls', ${percentSql("mean", "remaining")}) from foretold where remaining > 0),
    'fitted', ${listSql(`select t as attempt, ${countedSql("c", "n")} as observed, 100 / (1 + fit.a + fit.b * (t - 1)) as fitted from s, fit order by t`)}) from m)
)`;
