-- The few facts that are about people among the many about articles.
CREATE INDEX fact_of_audit ON fact (sequence) WHERE kind IN ('account_added', 'account_accepted', 'account_role', 'account_state',
    'account_password', 'account_second_factor', 'account_erased', 'operator_act');
