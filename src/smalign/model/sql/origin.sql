left join origins o
    on o.source is not distinct from d.source
    and o.given is not distinct from d.channel
    and o.utm_source is not distinct from d.utm_source
    and o.utm_medium is not distinct from d.utm_medium
    and o.hint is not distinct from {hint}
