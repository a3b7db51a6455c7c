with codes as (

    select cameo_code from {{ ref('attack_types') }}
    union
    select cameo_code from {{ ref('weapons') }}

)

select codes.cameo_code
from codes
left join {{ ref('cameo_roots') }} as roots
    on left(codes.cameo_code, 2) = roots.root
where roots.root is null
