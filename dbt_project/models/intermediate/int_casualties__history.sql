{{ casualty_history(ref('int_casualty_reports__resolved')) }}
