select
    ged.id,
    ged.best,
    ged.deaths_a + ged.deaths_b + ged.deaths_civilians + ged.deaths_unknown as deaths_of_all_sides
from {{ ref('ucdp_ged') }} as ged
where
    ged.best < 1
    or ged.best <> ged.deaths_a + ged.deaths_b + ged.deaths_civilians + ged.deaths_unknown
    or least(ged.deaths_a, ged.deaths_b, ged.deaths_civilians, ged.deaths_unknown) < 0
    or ged.low > ged.best
    or ged.best > ged.high
