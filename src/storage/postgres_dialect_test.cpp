// SPDX-License-Identifier: Apache-2.0
#include "storage/postgres_dialect.h"

#include <gtest/gtest.h>

namespace cairn::storage {
namespace {

TEST(PostgresSchema, NamesTheTypesAsPostgresDoes) {
  EXPECT_EQ(postgres_schema("create table a (n integer not null, b blob, t text) strict;"),
            "create table a (n bigint not null, b bytea, t text collate \"C\") ;");
  EXPECT_EQ(postgres_schema("alter table a add column n integer"),
            "alter table a add column n bigint");
}

TEST(PostgresSchema, LeavesColumnsThatAreCalledLikeTypes) {
  EXPECT_EQ(postgres_schema("create table a (text text, integer integer, strict blob)"),
            "create table a (text text collate \"C\", integer bigint, strict bytea)");
  EXPECT_EQ(postgres_schema("create table strict (a text)"),
            "create table strict (a text collate \"C\")");
}

TEST(PostgresSchema, LeavesWhatIsQuoted) {
  EXPECT_EQ(postgres_schema("select 'a text', \"b integer\" -- c blob\n"),
            "select 'a text', \"b integer\" -- c blob\n");
  EXPECT_EQ(postgres_schema("select 'it''s a text'"), "select 'it''s a text'");
  EXPECT_EQ(postgres_schema("select 'open text"), "select 'open text");
}

TEST(PostgresSchema, WritesBytesAndCasts) {
  EXPECT_EQ(postgres_schema("select x'0aff', x''"),
            "select decode('0aff', 'hex'), decode('', 'hex')");
  EXPECT_EQ(postgres_schema("cast(a as integer), cast(b as text)"),
            "cast(a as bigint), cast(b as text)");
}

}  // namespace
}  // namespace cairn::storage
