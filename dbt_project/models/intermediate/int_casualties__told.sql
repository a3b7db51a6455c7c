{{ casualties_told(ref('int_casualty_reports__resolved')) }}
