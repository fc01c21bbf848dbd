-- One row per path of the files, and why it is not counted if it is not.
select
    path,
    '' as segment,
    conversions,
    value,
    nulls,
    case
        when path is null then 'path_missing'
        when conversions is null and nulls is null then 'path_uncounted'
        when conversions < 0 or value < 0 or nulls < 0 then 'path_negative'
        when value > 0 and (conversions is null or conversions = 0) then 'path_value_alone'
    end as excluded
from paths
