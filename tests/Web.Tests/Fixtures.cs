using KeToanChung.Testing;

[assembly: AssemblyFixture(typeof(TestDatabases))]
