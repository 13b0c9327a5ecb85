-- Evidence of a shadow has its step's number below zero: the same step may still be promoted and then meet callers.
ALTER TABLE evidence ADD COLUMN pairs BIGINT NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN only_canary BIGINT NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN only_stable BIGINT NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN distance DOUBLE PRECISION NOT NULL DEFAULT 0;
