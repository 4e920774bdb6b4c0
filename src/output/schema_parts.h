#pragma once

/// The schema in the order of its text: what schema.cpp begins goes on with these.
namespace ita::output {

/// The definition of a report.
extern const char* const kSchemaOfReport;
/// What is defined beside it, and the end of the schema.
extern const char* const kSchemaDefinitions;

}  // namespace ita::output
