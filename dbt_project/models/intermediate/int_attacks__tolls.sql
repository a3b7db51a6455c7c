{{ attack_tolls(ref('int_casualties__told')) }}
